import { tensorShape } from '../../runner/tensor-shape.ts'
import { useRef } from 'react'
import type { ArgumentKind } from '../../base/python-signature.ts'
import { useText } from '../../i18n/use-text.ts'
import type { Plain } from '../../runner/verdict.ts'
import type { NumberStyle } from './number-text.ts'
import type { Path } from './plain.ts'
import { fittingColumns, useCharacters, widestOf } from './use-characters.ts'
import { CopyButton, SegmentsView } from './segments-view.tsx'
import { printTensor, sliceText } from './tensor-print.ts'
import { useNotation } from './use-notation.ts'
import { printValue } from './value-print.ts'
import styles from './report.module.css'

/** What the examiner hands on in place of a value that would keep the page busy. */
const tooHeavy = '…'

interface Props {
  readonly label: string
  readonly value: Plain
  /** Of an argument; what a function gave has none. */
  readonly kind?: ArgumentKind
  readonly style: NumberStyle
  readonly tone: 'expected' | 'got' | 'plain'
  readonly path?: Path
  readonly rows: number
}

/** One value with its shape: expected, got, or an argument of the call. */
export function ValueView({ label, value, kind, style, tone, path, rows }: Props) {
  const t = useText('exercise')
  const notation = useNotation()
  const host = useRef<HTMLDivElement>(null)
  const characters = useCharacters(host)
  const shape = tensorShape(value)
  const columns = fittingColumns(characters, widestOf(value, style))
  const tensor = shape
    ? printTensor(value, { shape, style, rows, columns, ...(path ? { path } : {}) })
    : null
  const lines =
    tensor?.lines ??
    printValue(value, { style, notation, isResult: kind === undefined, ...(path && { path }) })
  return (
    <div ref={host} className={styles.value}>
      <div className={styles.valueHead}>
        <span className={styles.label}>{label}</span>
        {shape && shape.length > 0 && <span className={styles.shape}>{notation.shape(shape)}</span>}
        {tensor && tensor.slice.length > 0 && (
          <span className={styles.shape}>
            {t('difference.slice', { slice: sliceText(tensor.slice) })}
          </span>
        )}
        <CopyButton
          text={() => notation.source(value, kind)}
          label={t('copy')}
          done={t('copied')}
        />
      </div>
      {value === tooHeavy ? (
        <p className={styles.note}>{t('tooHeavy')}</p>
      ) : (
        <SegmentsView lines={lines} tone={tone} label={label} />
      )}
    </div>
  )
}
