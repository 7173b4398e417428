import type { Localized } from '../base/language.ts'
import type { Random } from '../base/random.ts'

export type Tolerance = 'exact' | { readonly relative: number } | { readonly absolute: number }

/** What a numeric generator asks for one draw. Texts are Markdown with $TeX$. */
export interface NumericAsk {
  readonly stem: Localized
  readonly explanation: Localized
  readonly answer: {
    readonly value: number
    readonly unit?: Localized
    readonly tolerance?: Tolerance
    /** Known wrong answers for this very draw; those equal to the value are dropped. */
    readonly mistakes?: readonly { readonly value: number; readonly why: Localized }[]
  }
}

/** What a single-choice generator asks for one draw: 4 to 6 different options, one of them right. */
export interface SingleAsk {
  readonly stem: Localized
  readonly explanation: Localized
  readonly options: readonly (Localized & {
    readonly correct?: true
    readonly why?: Localized
  })[]
}

interface GeneratorBase<Params> {
  /** Permanent, like a question's id. */
  readonly id: string
  /** The slug of a concept of the same topic. */
  readonly concept: string
  readonly difficulty: 1 | 2 | 3 | 4 | 5
  readonly title: Localized
  /** Expected time to answer. */
  readonly seconds?: number
  readonly source?: string
  readonly exercises?: readonly string[]
  /** Draws the numbers. Pure: the same random sequence gives the same parameters. */
  readonly draw: (random: Random) => Params
}

export interface NumericGenerator<Params> extends GeneratorBase<Params> {
  readonly type: 'numeric'
  readonly ask: (params: Params) => NumericAsk
}

export interface SingleGenerator<Params> extends GeneratorBase<Params> {
  readonly type: 'single'
  readonly ask: (params: Params) => SingleAsk
}

export type Generator<Params = never> = NumericGenerator<Params> | SingleGenerator<Params>

/** A question whose numbers are drawn anew from a seed. */
export function defineGenerator<Params>(
  generator: NumericGenerator<Params>,
): NumericGenerator<Params>
export function defineGenerator<Params>(generator: SingleGenerator<Params>): SingleGenerator<Params>
export function defineGenerator<Params>(
  generator: NumericGenerator<Params> | SingleGenerator<Params>,
): NumericGenerator<Params> | SingleGenerator<Params> {
  return generator
}

/** 1,234,567: whole numbers as both languages group them. */
export const grouped = (value: number): string => value.toLocaleString('en-US')
