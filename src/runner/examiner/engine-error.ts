/**
 * Errors that the engine throws by itself. They show that bad input was stumbled over, not refused.
 * Names are compared too: `throw new Error('x is not iterable')` is the learner's own.
 */
const patterns: Readonly<Record<string, readonly RegExp[]>> = {
  TypeError: [
    /^Cannot (read|set) propert/,
    /^Cannot (convert|destructure|assign to|add property|define property|delete property|mix BigInt)/,
    / is not (iterable|a function|a constructor)\b/,
    /^(undefined|null) is not an object/,
    /^can't access property/,
    /^Assignment to constant variable/,
    /^[Rr]educe of empty array/,
    /^Invalid (array|typed array) length/,
    /^object is not extensible/,
    /^(object null|undefined|.+) is (null|undefined)$/,
  ],
  RangeError: [
    /^[Ii]nvalid (array|typed array|string|array buffer) length/,
    /^Invalid count value/,
    /^Maximum call stack size exceeded/,
    /^Array buffer allocation failed/,
    /^Array size is not a small enough positive integer/,
    /^Offset is out of bounds|^offset is out of bounds/,
    /^to(Fixed|Precision|String|Exponential)\(\)/,
    /^length too large|^Length out of range/,
  ],
  ReferenceError: [/ is not defined$/, /^Cannot access .+ before initialization/, /^Can't find/],
  SyntaxError: [/JSON/, /^Unexpected /, /^Invalid regular expression/],
  InternalError: [/^too much recursion/],
}

export const isEngineError = (name: string, message: string): boolean =>
  Object.hasOwn(patterns, name) && (patterns[name] ?? []).some((pattern) => pattern.test(message))
