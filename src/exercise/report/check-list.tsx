import { useId, useState, type KeyboardEvent } from 'react'
import type { Language } from '../../base/language.ts'
import type { Exercise } from '../../content/types.ts'
import { useText } from '../../i18n/use-text.ts'
import type { CheckState, CheckVerdict } from '../../runner/verdict.ts'
import { VerdictSign } from '../../ui/verdict-sign.tsx'
import { timeText } from './time-text.ts'
import styles from './check-list.module.css'

type Check = Exercise['checks'][number]

interface Props {
  readonly checks: readonly Check[]
  readonly verdicts: ReadonlyMap<string, CheckVerdict>
  readonly selected: string | null
  readonly language: Language
  readonly mutants: number
  /** On a phone the passed ones fold into one line. */
  readonly folds: boolean
  readonly onSelect: (id: string) => void
}

/** Samples and hidden checks apart, one list for the keyboard. */
export function CheckList(props: Props) {
  const { checks, verdicts, selected, language, mutants, folds, onSelect } = props
  const t = useText('exercise')
  const id = useId()
  const [unfolded, setUnfolded] = useState(false)
  const stateOf = (check: Check): CheckState => verdicts.get(check.id)?.state ?? 'not-run'
  const passed = checks.filter((check) => stateOf(check) === 'pass').length
  const folded = folds && !unfolded && passed > 0 && passed < checks.length
  const shown = checks.filter((check) => !folded || stateOf(check) !== 'pass')
  const optionId = (check: Check) => `${id}-${check.id}`

  const move = (event: KeyboardEvent) => {
    const next = stepOf(
      event.key,
      shown.findIndex((check) => check.id === selected),
      shown.length,
    )
    const check = next === null ? undefined : shown[next]
    if (!check) return
    event.preventDefault()
    onSelect(check.id)
    document.getElementById(optionId(check))?.scrollIntoView({ block: 'nearest' })
  }
  const groups = (['samples', 'hidden'] as const).map((group) => ({
    group,
    members: shown.filter((check) => check.group === group),
  }))

  return (
    <div className={styles.list}>
      <div
        role="listbox"
        tabIndex={0}
        aria-label={t('areas.checks')}
        {...(selected !== null && shown.some((check) => check.id === selected)
          ? { 'aria-activedescendant': `${id}-${selected}` }
          : {})}
        className={styles.box}
        onKeyDown={move}
      >
        {groups.map(({ group, members }) =>
          members.length === 0 ? null : (
            <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
              <div id={`${id}-${group}`} className={styles.group} role="presentation">
                {t(group)}
              </div>
              {members.map((check) => {
                const verdict = verdicts.get(check.id)
                const state = stateOf(check)
                return (
                  // The list takes the keys: J, K, arrows, Home, End.
                  // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- see above
                  <div
                    key={check.id}
                    id={optionId(check)}
                    role="option"
                    tabIndex={-1}
                    aria-selected={check.id === selected}
                    className={styles.row}
                    onClick={() => onSelect(check.id)}
                  >
                    <VerdictSign verdict={state} label={t(`state.${state}`)} />
                    <span className={styles.name} lang={language}>
                      {check.title[language]}
                    </span>
                    <span className={styles.time}>
                      {verdict && state !== 'not-run' ? timeText(t, verdict.ms) : ''}
                    </span>
                  </div>
                )
              })}
            </div>
          ),
        )}
      </div>
      {folds && passed > 0 && passed < checks.length && (
        <button type="button" className={styles.fold} onClick={() => setUnfolded(!unfolded)}>
          <VerdictSign verdict="pass" />
          {folded ? t('showPassed', { count: passed }) : t('hidePassed')}
        </button>
      )}
      <p className={styles.mutants}>{t('mutants', { count: mutants })}</p>
    </div>
  )
}

function stepOf(key: string, at: number, count: number): number | null {
  if (key === 'ArrowDown') return Math.min(count - 1, at + 1)
  if (key === 'ArrowUp') return Math.max(0, at - 1)
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  return null
}
