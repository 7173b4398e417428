import type { Localized } from '../base/language.ts'
import type { Counts, OperationKind } from '../base/operations.ts'
import type { CodeLanguage } from '../base/code-language.ts'
import type { PythonSignature } from '../base/python-signature.ts'
import type { Tolerance } from './generator.ts'
import type { topicIds } from './schema/common.ts'
import type { checkKinds } from './schema/exercise.ts'

export type TopicId = (typeof topicIds)[number]
export type CheckKind = (typeof checkKinds)[number]

/** A concept is named by `topic/slug` everywhere in the app. */
export type ConceptKey = `${TopicId}/${string}`

/** HTML made from our own Markdown and TeX, in both languages. */
export type Html = Localized

export interface Figure {
  readonly svg: string
  readonly alt: Localized
  readonly caption?: Html
}

interface QuestionBase {
  readonly id: string
  readonly topic: TopicId
  readonly concept: ConceptKey
  readonly difficulty: number
  /** Expected time to answer, in seconds. */
  readonly seconds: number
  readonly title: Localized
  readonly stem: Html
  readonly explanation: Html
  readonly source?: string
  readonly exercises: readonly string[]
  /** Other concepts that it touches. */
  readonly related: readonly ConceptKey[]
  readonly figure?: Figure
  /** Shown with the explanation: it may give the answer away. */
  readonly explanationFigure?: Figure
}

export interface Option {
  readonly text: Html
  readonly correct: boolean
  readonly why?: Html
}

export interface SingleQuestion extends QuestionBase {
  readonly type: 'single'
  readonly options: readonly Option[]
}
export interface MultipleQuestion extends QuestionBase {
  readonly type: 'multiple'
  readonly options: readonly Option[]
}
export interface NumericQuestion extends QuestionBase {
  readonly type: 'numeric'
  readonly answer: {
    readonly value: number
    readonly unit?: Localized
    readonly tolerance: Tolerance
    readonly mistakes: readonly { readonly value: number; readonly why: Html }[]
  }
}
/** The stem carries each blank as `<span data-blank="name"></span>`. */
export interface ClozeQuestion extends QuestionBase {
  readonly type: 'cloze'
  readonly blanks: Readonly<
    Record<string, { readonly en: readonly string[]; readonly zh: readonly string[] }>
  >
}
/** Steps stand in the right order. */
export interface OrderQuestion extends QuestionBase {
  readonly type: 'order'
  readonly steps: readonly Html[]
}
export interface MatchQuestion extends QuestionBase {
  readonly type: 'match'
  readonly pairs: readonly { readonly left: Html; readonly right: Html; readonly why?: Html }[]
  readonly extras: readonly Html[]
}
export interface OpenQuestion extends QuestionBase {
  readonly type: 'open'
  readonly answer: Html
  readonly rubric: readonly Html[]
  readonly followUps: readonly { readonly question: Html; readonly answer: Html }[]
}

export type Question =
  | SingleQuestion
  | MultipleQuestion
  | NumericQuestion
  | ClozeQuestion
  | OrderQuestion
  | MatchQuestion
  | OpenQuestion
export type QuestionType = Question['type']

/** One line of the index: what planner, lists and search need. */
export interface QuestionEntry {
  readonly id: string
  readonly topic: TopicId
  readonly concept: ConceptKey
  readonly type: QuestionType
  readonly difficulty: number
  readonly seconds: number
  readonly title: Localized
  /** True for a question whose numbers are drawn anew each time. */
  readonly generated: boolean
  readonly exercises: readonly string[]
}

export interface ConceptEntry {
  readonly key: ConceptKey
  readonly topic: TopicId
  readonly title: Localized
  readonly requires: readonly ConceptKey[]
}

export interface TopicEntry {
  readonly id: TopicId
  readonly title: Localized
  readonly summary: Localized
  /** Whether there is a page with what to know of it. */
  readonly primer: boolean
}

export interface ExerciseEntry {
  readonly slug: string
  readonly topic: TopicId
  readonly concepts: readonly ConceptKey[]
  readonly title: Localized
  readonly difficulty: number
  readonly minutes: number
  readonly tier: number
  readonly entry: string
  /** Counts proved at build time. */
  readonly samples: number
  readonly hidden: number
  readonly mutants: number
}

export interface ContentIndex {
  /** Changes whenever any content does. */
  readonly version: string
  readonly topics: readonly TopicEntry[]
  readonly concepts: readonly ConceptEntry[]
  readonly questions: readonly QuestionEntry[]
  readonly exercises: readonly ExerciseEntry[]
}

/** What the workspace shows. Nothing in it tells the solution. */
export interface Exercise extends ExerciseEntry {
  readonly statement: Html
  readonly starter: string
  readonly also: readonly string[]
  readonly hints: readonly Html[]
  readonly followUps: readonly { readonly question: Html; readonly answer: Html }[]
  readonly complexity: Html
  readonly visual?: string
  /** How a picture of the user's own is given to the code. */
  readonly ownImage?: {
    readonly call: string
    /** The same in Python. */
    readonly python: string
    readonly kind: 'grey' | 'binary'
  }
  /** What there is of it in Python; nothing for an exercise in TypeScript only. */
  readonly python?: {
    readonly starter: string
    /** The `def` lines of its functions, coloured. */
    readonly definitions: string
    /** What holds in Python for this exercise alone. */
    readonly note?: Html
    /** By the names of the functions in TypeScript. */
    readonly signatures: Readonly<Record<string, PythonSignature>>
  }
  /** Code in TypeScript may import 'prelude'; see exercises/prelude.ts. */
  readonly prelude?: true
  /** Indices of the arguments that the stability lens scales. */
  readonly scaled: readonly number[]
  /** What the operation counter compares with; counted and proved at build time. */
  readonly operations?: Operations
  readonly questions: readonly string[]
  readonly checks: readonly {
    readonly id: string
    readonly kind: CheckKind
    readonly group: 'samples' | 'hidden'
    readonly title: Localized
  }[]
  /** Names of the known wrong solutions: shown only when a run matches one. */
  readonly mutants: number
  readonly misconceptions: Readonly<Record<string, { readonly name: Html; readonly explain: Html }>>
}

/** A call of a sample with what the reference does in it. */
export interface CountedCall {
  readonly sample: string
  readonly position: number
  readonly reference: Counts
  /** Only of calls of the entry function: what the formulas come to, and each letter. */
  readonly formulas?: Readonly<Partial<Record<OperationKind, number>>>
  readonly letters?: Readonly<Record<string, number>>
  /** What the other ways take, in the order of `Operations.instead`. */
  readonly instead?: readonly number[]
}

export interface Operations {
  readonly calls: readonly CountedCall[]
  readonly formulas: Readonly<
    Partial<Record<OperationKind, { readonly text: string; readonly atMost: boolean }>>
  >
  readonly note?: Html
  readonly instead: readonly { readonly kind: OperationKind; readonly says: Html }[]
  readonly see: readonly ConceptKey[]
}

/** The reference in each language that there is one in. */
export type Solutions = Readonly<Partial<Record<CodeLanguage, string>>>

/** What the examiner's frame receives; never the candidate's. */
export interface ExaminerMaterial {
  readonly slug: string
  /** An ES module: `export default (modules) => void` registers the checks. */
  readonly checks: string
  /** Each an ES module with the exports of the solution, as plain JavaScript. */
  readonly mutants: readonly { readonly id: string; readonly code: string }[]
  /** The reference as plain JavaScript. */
  readonly reference: string
  /** The code may import the prelude. */
  readonly prelude?: true
}
