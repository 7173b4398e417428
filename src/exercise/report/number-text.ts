/** How the numbers of one tensor are written, so that they line up and differences show. */
export type NumberStyle =
  | { readonly type: 'integer' }
  | { readonly type: 'fixed'; readonly digits: number }
  | { readonly type: 'exponent'; readonly digits: number }

const usualDigits = 4
const mostDigits = 12

/** Four decimals as a rule; more where two given numbers would look the same otherwise. */
export function styleFor(
  numbers: readonly number[],
  tellApart?: readonly [number, number],
): NumberStyle {
  const finite = numbers.filter((x) => Number.isFinite(x))
  if (finite.every((x) => Number.isInteger(x) && Math.abs(x) < 1e9)) return { type: 'integer' }
  const largest = finite.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
  const type = largest >= 1e6 || largest < 1e-3 ? 'exponent' : 'fixed'
  let digits = usualDigits
  if (tellApart && tellApart.every((x) => Number.isFinite(x)) && tellApart[0] !== tellApart[1])
    while (
      digits < mostDigits &&
      numberText(tellApart[0], { type, digits }) === numberText(tellApart[1], { type, digits })
    )
      digits += 1
  return { type, digits }
}

/** With a true minus, U+2212; see `plainNumbers` for copying. */
export function numberText(x: number, style: NumberStyle): string {
  if (Number.isNaN(x)) return 'NaN'
  if (x === Infinity) return '∞'
  if (x === -Infinity) return '−∞'
  const text =
    style.type === 'integer'
      ? String(x)
      : style.type === 'fixed'
        ? x.toFixed(style.digits)
        : x.toExponential(style.digits)
  // −0.0000 tells nobody anything.
  return /^-[0.]*(e\+0)?$/.test(text) ? text.slice(1) : text.replaceAll('-', '−')
}

/** One number by itself, signed on request: a difference, a scale's end. */
export function loneNumber(x: number, options: { readonly signed?: boolean } = {}): string {
  const magnitude = Math.abs(x)
  const style: NumberStyle = Number.isInteger(x)
    ? styleFor([x])
    : magnitude >= 1e-3 && magnitude < 1e6
      ? { type: 'fixed', digits: usualDigits }
      : { type: 'exponent', digits: 2 }
  const text = numberText(x, style)
  return options.signed && x > 0 ? `+${text}` : text
}

/** What a copy should carry: a minus that parses. */
export const plainNumbers = (text: string): string => text.replaceAll('−', '-')
