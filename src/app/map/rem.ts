/** Pixels of a page whose root font has 16 of them: so the map grows with the text. */
export const rem = (pixels: number): string => `${pixels / 16}rem`
