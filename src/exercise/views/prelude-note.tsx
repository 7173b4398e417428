import { Fragment } from 'react'
import type { Language } from '../../base/language.ts'
import { useText } from '../../i18n/use-text.ts'
import styles from './prelude-note.module.css'

const signatures = [
  'zeros(shape: number[])',
  'shape(x): number[]',
  'matmul(a, b): number[][]',
  'transpose(a): number[][]',
]

/** What code may import where the exercise offers it. */
export function PreludeNote({ language }: { readonly language: Language }) {
  const t = useText('exercise')
  return (
    <p className={styles.note}>
      {t('prelude', { module: "'prelude'" })}
      {language !== 'zh' && ' '}
      {signatures.map((signature, i) => (
        <Fragment key={signature}>
          {i > 0 && (language === 'zh' ? '、' : ', ')}
          <code>{signature}</code>
        </Fragment>
      ))}
    </p>
  )
}
