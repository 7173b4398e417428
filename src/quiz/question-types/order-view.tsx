import { useState } from 'react'
import { useText } from '../../i18n/use-text.ts'
import { classes } from '../../ui/classes.ts'
import { Html } from '../../ui/html.tsx'
import { VerdictSign } from '../../ui/verdict-sign.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { isInOrder } from './order.ts'
import { useDragRows } from './use-drag-rows.ts'
import type { ViewProps } from './view.ts'
import styles from './order.module.css'

export function OrderView(props: ViewProps<'order'>) {
  return props.stage === 'answered' ? <RightOrder {...props} /> : <Arranging {...props} />
}

/** Steps that are dragged, or moved by their arrows. */
function Arranging({ question, answer, language, onAnswer }: ViewProps<'order'>) {
  const t = useText('quiz')
  const [said, setSaid] = useState('')
  const { steps } = answer
  const move = (from: number, to: number) => {
    const step = steps[from]
    if (step === undefined || to < 0 || to >= steps.length) return
    onAnswer({ type: 'order', steps: steps.toSpliced(from, 1).toSpliced(to, 0, step) })
    setSaid(t('order.moved', { place: to + 1 }))
  }
  const { list, dragged, grip } = useDragRows(move)
  return (
    <div>
      <p className={styles.how}>{t('order.how')}</p>
      <ol ref={list} className={styles.steps} aria-label={t('order.list')}>
        {steps.map((step, place) => (
          <li key={step} className={classes(styles.step, dragged === place && styles.dragged)}>
            <span className={styles.grip} aria-hidden {...grip(place)}>
              <svg viewBox="0 0 8 14">
                <path d="M2 2h.01M6 2h.01M2 7h.01M6 7h.01M2 12h.01M6 12h.01" />
              </svg>
              {place + 1}
            </span>
            <Html as="div" html={question.steps[step]?.[language] ?? ''} className={styles.what} />
            <span className={styles.arrows}>
              {([-1, 1] as const).map((by) => (
                <button
                  key={by}
                  type="button"
                  aria-label={t(by < 0 ? 'order.up' : 'order.down', { number: place + 1 })}
                  aria-disabled={by < 0 ? place === 0 : place === steps.length - 1}
                  onClick={() => move(place, place + by)}
                >
                  <svg viewBox="0 0 16 16" aria-hidden>
                    <path d={by < 0 ? 'M3 10l5-5 5 5' : 'M3 6l5 5 5-5'} />
                  </svg>
                </button>
              ))}
            </span>
          </li>
        ))}
      </ol>
      <VisuallyHidden>
        <span role="status">{said}</span>
      </VisuallyHidden>
    </div>
  )
}

/** Every step in its right place, with where it was put. */
function RightOrder({ question, answer, language }: ViewProps<'order'>) {
  const t = useText('quiz')
  return (
    <div>
      <p className={styles.how}>{t('order.rightOrder')}</p>
      <ol className={styles.steps}>
        {question.steps.map((text, step) => {
          const place = answer.steps.indexOf(step)
          const right = isInOrder(answer.steps, step)
          return (
            <li key={step} className={classes(styles.step, right ? styles.right : styles.wrong)}>
              <span className={styles.number}>{step + 1}</span>
              <Html as="div" html={text[language]} className={styles.what} />
              <span className={styles.sign}>
                <VerdictSign
                  verdict={right ? 'pass' : 'fail'}
                  {...(right && { label: t('verdict.right') })}
                />
                {place !== step && t('order.yours', { place: place + 1 })}
              </span>
            </li>
          )
        })}
      </ol>
    </div>
  )
}
