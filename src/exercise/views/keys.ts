export const isMac = (): boolean => /Mac|iP(hone|ad|od)/.test(navigator.platform)

/** The key that runs and submits, as it is printed on the keyboard. */
export const modified = (key: string): string => `${isMac() ? '⌘' : 'Ctrl'} ${key}`
