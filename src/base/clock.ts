/** Milliseconds since the epoch. Passed in, never read from the air, so that a test can say when it is. */
export type Clock = () => number
