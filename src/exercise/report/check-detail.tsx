import type { Language } from '../../base/language.ts'
import type { Exercise } from '../../content/types.ts'
import { useText } from '../../i18n/use-text.ts'
import type { CheckVerdict } from '../../runner/verdict.ts'
import { VerdictSign } from '../../ui/verdict-sign.tsx'
import { EvidenceView } from './evidence-view.tsx'
import styles from './report.module.css'

interface Props {
  readonly check: Exercise['checks'][number]
  readonly visual: Exercise['visual']
  readonly verdict: CheckVerdict | null
  /** Why there is no verdict. */
  readonly absent: string
  readonly language: Language
  readonly inputShown: boolean
  readonly onShowInput: () => void
  readonly onGoTo: (line: number, column: number) => void
}

/** Everything one check tells: the call, both values, the first difference, what was printed. */
export function CheckDetail(props: Props) {
  const { check, visual, verdict, absent, language, inputShown, onShowInput, onGoTo } = props
  const t = useText('exercise')
  const state = verdict?.state ?? 'not-run'
  return (
    <section aria-label={check.title[language]}>
      <h2 className={styles.head}>
        <VerdictSign verdict={state} />
        <span className={styles.headState}>{t(`state.${state}`)}</span>
        <span className={styles.headName} lang={language}>
          {check.title[language]}
        </span>
        <span className={styles.note}>{t(`kind.${check.kind}`)}</span>
      </h2>
      {verdict && state !== 'not-run' ? (
        <EvidenceView
          verdict={verdict}
          kind={check.kind}
          visual={visual}
          price={
            check.group === 'samples' || inputShown
              ? null
              : { words: t('showInputHint'), pay: onShowInput }
          }
          onGoTo={onGoTo}
        />
      ) : (
        <p className={styles.note}>{absent}</p>
      )}
    </section>
  )
}
