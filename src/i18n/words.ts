/** The shape of a namespace without its words: the other language must fill every key and no more. */
export type Words<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]>
}
