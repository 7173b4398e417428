export const chromiumArgs: string[]
/** A path to Chromium; installs Debian's where it may, else throws with what to install. */
export function findChromium(): Promise<string>
