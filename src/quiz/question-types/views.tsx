import type { ComponentType } from 'react'
import type { QuestionType } from '../../content/types.ts'
import { ClozeView } from './cloze-view.tsx'
import { MatchView } from './match-view.tsx'
import { MultipleView } from './multiple-view.tsx'
import { NumericView } from './numeric-view.tsx'
import { OpenView } from './open-view.tsx'
import { OrderView } from './order-view.tsx'
import { SingleView } from './single-view.tsx'
import type { ViewProps } from './view.ts'

/** Every question type's looks; its rules stand in ../grade.ts. */
const views: { readonly [T in QuestionType]: ComponentType<ViewProps<T>> } = {
  single: SingleView,
  multiple: MultipleView,
  numeric: NumericView,
  cloze: ClozeView,
  order: OrderView,
  match: MatchView,
  open: OpenView,
}

/** The view that fits a question; the caller passes the answer that belongs to it. */
export const viewOf = (type: QuestionType) =>
  views[type] as unknown as ComponentType<{
    [K in keyof ViewProps<'single'>]: K extends 'onAnswer' ? (answer: never) => void : unknown
  }>

/** A cloze question's stem holds its own fields. */
export const hasOwnStem = (type: QuestionType): boolean => type === 'cloze'
