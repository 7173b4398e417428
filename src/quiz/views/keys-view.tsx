import type { Question } from '../../content/types.ts'
import { questionOf } from '../../content/catalog.ts'
import { useText } from '../../i18n/use-text.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { letterOf } from '../question-types/view.ts'
import type { Stage } from '../session-state.ts'
import styles from './keys.module.css'

/** The keys that mean something right now. */
export function KeysView({
  question,
  stage,
}: {
  readonly question: Question
  readonly stage: Stage
}) {
  const t = useText('quiz')
  const answered = stage === 'answered'
  const choices =
    question.type === 'single' || question.type === 'multiple'
      ? question.options.length
      : question.type === 'match'
        ? question.pairs.length + question.extras.length
        : 0
  const typed = question.type === 'open' && stage === 'answering'
  return (
    <dl className={styles.keys}>
      {!answered && choices > 0 && (
        <>
          <dt>
            <Kbd>{letterOf(0)}</Kbd>
            <Kbd>{letterOf(choices - 1)}</Kbd>
          </dt>
          <dd>{t('keys.choose')}</dd>
        </>
      )}
      {answered && (
        <>
          <dt>
            <Kbd>1</Kbd>
            <Kbd>4</Kbd>
          </dt>
          <dd>{t('keys.rate')}</dd>
        </>
      )}
      <dt>
        <Kbd>{typed ? 'Ctrl Enter' : 'Enter'}</Kbd>
      </dt>
      <dd>{t(answered ? 'keys.next' : 'keys.answer')}</dd>
      {answered && questionOf(question.id)?.generated && (
        <>
          <dt>
            <Kbd>{'R'}</Kbd>
          </dt>
          <dd>{t('keys.anew')}</dd>
        </>
      )}
      <dt>
        <Kbd>{'Esc'}</Kbd>
      </dt>
      <dd>{t('keys.end')}</dd>
    </dl>
  )
}
