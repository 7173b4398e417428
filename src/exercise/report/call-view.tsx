import { useState } from 'react'
import { useText } from '../../i18n/use-text.ts'
import type { CallRecord } from '../../runner/verdict.ts'
import { callParts } from './call-text.ts'
import { numbersIn } from './plain.ts'
import { styleFor } from './number-text.ts'
import { CopyButton } from './segments-view.tsx'
import { ValueView } from './value-view.tsx'
import { sourceText } from './value-print.ts'
import styles from './report.module.css'

interface Props {
  readonly call: CallRecord
  readonly count: number
  readonly names: readonly string[]
  /** Set where showing the input has a price: what it is, and who books it. */
  readonly price: { readonly words: string; readonly pay: () => void } | null
}

/** The call with shapes; its arguments in full on request. */
export function CallView({ call, count, names, price }: Props) {
  const t = useText('exercise')
  const nameOf = (i: number, otherwise: string) => names[i] || otherwise
  const [open, setOpen] = useState(false)
  const inputShown = open && price === null
  const toggle = () => {
    price?.pay()
    setOpen(price !== null || !open)
  }
  const whole = () => `${call.fn}(${call.args.map((value) => sourceText(value)).join(', ')})`
  const mutated = call.mutated.map((i) => nameOf(i, String(i + 1))).join(', ')
  return (
    <div className={styles.value}>
      <div className={styles.valueHead}>
        <span className={styles.label}>{count > 1 ? t('calls', { count }) : t('call')}</span>
        {call.args.length > 0 && (
          <button type="button" className={styles.link} aria-expanded={inputShown} onClick={toggle}>
            {inputShown ? t('hideInput') : t('showInput')}
          </button>
        )}
        {price && <span className={styles.note}>{price.words}</span>}
        {price === null && <CopyButton text={whole} label={t('copy')} done={t('copied')} />}
      </div>
      <pre className={styles.call}>
        {callParts(call.fn, call.args, names).map((part, i) =>
          part.quiet ? (
            <span key={i} className={styles.quiet}>
              {part.text}
            </span>
          ) : (
            part.text
          ),
        )}
      </pre>
      {mutated !== '' && <p className={styles.wrong}>{t('mutated', { names: mutated })}</p>}
      {inputShown && (
        <div className={styles.inputs}>
          {call.args.map((value, i) => (
            <ValueView
              key={i}
              label={nameOf(i, t('input'))}
              value={value}
              style={styleFor(numbersIn(value))}
              tone="plain"
              rows={6}
            />
          ))}
        </div>
      )}
    </div>
  )
}
