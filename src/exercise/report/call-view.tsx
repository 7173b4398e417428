import { useState } from 'react'
import { useText } from '../../i18n/use-text.ts'
import type { CallRecord } from '../../runner/verdict.ts'
import type { NotedArgument } from './notation.ts'
import { numbersIn } from './plain.ts'
import { styleFor } from './number-text.ts'
import { CopyButton } from './segments-view.tsx'
import { useNotation } from './use-notation.ts'
import { ValueView } from './value-view.tsx'
import styles from './report.module.css'

interface Props {
  readonly call: CallRecord
  readonly count: number
  /** Set where showing the input has a price: what it is, and who books it. */
  readonly price: { readonly words: string; readonly pay: () => void } | null
}

/** The call with shapes; its arguments in full on request. */
export function CallView({ call, count, price }: Props) {
  const t = useText('exercise')
  const notation = useNotation()
  const given = notation.arguments(call)
  const [open, setOpen] = useState(false)
  const inputShown = open && price === null
  const toggle = () => {
    price?.pay()
    setOpen(price !== null || !open)
  }
  const mutated = call.mutated.map((i) => changedName(given, i)).join(', ')
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
        {price === null && (
          <CopyButton text={() => notation.callSource(call)} label={t('copy')} done={t('copied')} />
        )}
      </div>
      <pre className={styles.call}>
        {notation.callParts(call).map((part, i) =>
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
          {given.map(({ name, value, kind }, i) => (
            <ValueView
              key={i}
              label={name || t('input')}
              value={value}
              kind={kind}
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

/** The argument's name; of keyword arguments those that can be changed at all. */
function changedName(given: readonly NotedArgument[], index: number): string {
  const parts = given.filter((one) => one.index === index)
  const values = parts.filter(({ value }) => typeof value === 'object' && value !== null)
  const names = (values.length > 0 ? values : parts).map(({ name }) => name)
  return names.join(' / ') || String(index + 1)
}
