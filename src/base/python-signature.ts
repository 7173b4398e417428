/** What plain data is to a function in Python. What is not named arrives as plain data. */
export interface PythonSignature {
  /**
   * By position. A last argument that is an object and is not named here is one of options: its entries
   * become keyword arguments.
   */
  readonly arguments?: readonly ArgumentKind[]
  /** By the name of the option in TypeScript. */
  readonly options?: Readonly<Record<string, ArgumentKind>>
  /** A tuple of as many entries is an object with these keys. */
  readonly returns?: readonly string[]
}

export type ArgumentKind =
  /** Numbers, text, lists, dictionaries. */
  | 'plain'
  /** A nested list becomes an array, of float64 or of bool; a ragged one is refused as `np.array` does, with a
   * ValueError, before the function is called. */
  | 'array'
  /** The same, of whole numbers: labels, indices, sizes. */
  | 'int-array'
  | { readonly fields: Readonly<Record<string, ArgumentKind>> }
  | { readonly items: ArgumentKind }
