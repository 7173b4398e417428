import { useLayoutEffect, useState, type RefObject } from 'react'
import type { Plain } from '../../runner/verdict.ts'
import { numberText, type NumberStyle } from './number-text.ts'
import { numbersIn } from './plain.ts'

/** A mono character at the report's 12 px is 0.6 em wide in every font of the stack. */
const characterPx = 7.22
/** Brackets, the ellipses at both ends and the padding of a print. */
const around = 9
const first = 40

/** How many mono characters fit into an element; follows its width. */
export function useCharacters(host: RefObject<HTMLElement | null>): number {
  const [characters, setCharacters] = useState(first)
  useLayoutEffect(() => {
    const element = host.current
    if (!element) return
    const measure = () => setCharacters(Math.floor(element.clientWidth / characterPx))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [host])
  return characters
}

/** The longest number of a value, in characters. */
export const widestOf = (value: Plain, style: NumberStyle): number =>
  numbersIn(value).reduce((most, x) => Math.max(most, numberText(x, style).length), 1)

export const fittingColumns = (characters: number, widest: number): number =>
  Math.max(2, Math.min(16, Math.floor((characters - around) / (widest + 1))))
