import { useRef } from 'react'
import { useText } from '../../i18n/use-text.ts'
import type { Plain } from '../../runner/verdict.ts'
import type { NumberStyle } from './number-text.ts'
import { shapeText, tensorShape, type Path } from './plain.ts'
import { fittingColumns, useCharacters, widestOf } from './use-characters.ts'
import { CopyButton, SegmentsView } from './segments-view.tsx'
import { printTensor, sliceText } from './tensor-print.ts'
import { printValue, sourceText } from './value-print.ts'
import styles from './report.module.css'

interface Props {
  readonly label: string
  readonly value: Plain
  readonly style: NumberStyle
  readonly tone: 'expected' | 'got' | 'plain'
  readonly path?: Path
  readonly rows: number
}

/** One value with its shape: expected, got, or an argument of the call. */
export function ValueView({ label, value, style, tone, path, rows }: Props) {
  const t = useText('exercise')
  const host = useRef<HTMLDivElement>(null)
  const characters = useCharacters(host)
  const shape = tensorShape(value)
  const columns = fittingColumns(characters, widestOf(value, style))
  const tensor = shape
    ? printTensor(value, { shape, style, rows, columns, ...(path ? { path } : {}) })
    : null
  const lines = tensor?.lines ?? printValue(value, { style, ...(path ? { path } : {}) })
  return (
    <div ref={host} className={styles.value}>
      <div className={styles.valueHead}>
        <span className={styles.label}>{label}</span>
        {shape && shape.length > 0 && <span className={styles.shape}>{shapeText(shape)}</span>}
        {tensor && tensor.slice.length > 0 && (
          <span className={styles.shape}>
            {t('difference.slice', { slice: sliceText(tensor.slice) })}
          </span>
        )}
        <CopyButton text={() => sourceText(value)} label={t('copy')} done={t('copied')} />
      </div>
      <SegmentsView lines={lines} tone={tone} label={label} />
    </div>
  )
}
