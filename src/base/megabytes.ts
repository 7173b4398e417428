/** `7.2`: millions of bytes, as browsers and shops count. */
export const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1)
