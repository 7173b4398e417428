import { type ReactNode, useMemo } from 'react'
import type { CodeLanguage } from '../base/code-language.ts'
import type { Exercise } from '../content/types.ts'
import { python as en } from '../i18n/en/python.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { python as zh } from '../i18n/zh/python.ts'
import { notationOf } from './report/notation-of.ts'
import { NotationContext } from './report/use-notation.ts'

interface Props {
  readonly exercise: Exercise
  readonly language: CodeLanguage
  readonly children: ReactNode
}

/** Whatever shows code or talks of it inside speaks this language. */
export function WrittenIn({ exercise, language, children }: Props) {
  usePageWords('python', { en, zh })
  const notation = useMemo(() => notationOf(exercise, language), [exercise, language])
  return <NotationContext value={notation}>{children}</NotationContext>
}
