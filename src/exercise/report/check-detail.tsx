import type { Language } from '../../base/language.ts'
import type { Exercise } from '../../content/types.ts'
import { useText } from '../../i18n/use-text.ts'
import type { CheckVerdict } from '../../runner/verdict.ts'
import { VerdictSign } from '../../ui/verdict-sign.tsx'
import { callOfInterest } from './call-of-interest.ts'
import { CallView } from './call-view.tsx'
import { ConsoleView } from './console-view.tsx'
import { differenceText } from './difference-text.ts'
import { FailureView } from './failure-view.tsx'
import { focusOn } from './focus.ts'
import { differenceMap } from './heat-map.ts'
import { HeatMapView } from './heat-map-view.tsx'
import { styleFor } from './number-text.ts'
import { pictureOf } from './picture.ts'
import { PictureView } from './picture-view.tsx'
import { numbersIn, pathText } from './plain.ts'
import { ValueView } from './value-view.tsx'
import styles from './report.module.css'

interface Props {
  readonly check: Exercise['checks'][number]
  readonly visual: Exercise['visual']
  readonly verdict: CheckVerdict | null
  /** Why there is no verdict. */
  readonly absent: string
  readonly names: readonly string[]
  readonly language: Language
  readonly inputShown: boolean
  readonly onShowInput: () => void
  readonly onGoTo: (line: number, column: number) => void
}

/** Everything one check tells: the call, both values, the first difference, what was printed. */
export function CheckDetail(props: Props) {
  const { check, visual, verdict, absent, names, language, inputShown, onShowInput, onGoTo } = props
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
        <Evidence
          verdict={verdict}
          visual={visual}
          names={names}
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

interface EvidenceProps {
  readonly verdict: CheckVerdict
  readonly visual: Exercise['visual']
  readonly names: readonly string[]
  readonly price: { readonly words: string; readonly pay: () => void } | null
  readonly onGoTo: (line: number, column: number) => void
}

function Evidence({ verdict, visual, names, price, onGoTo }: EvidenceProps) {
  const t = useText('exercise')
  const { mismatch, failure, message, expected, got } = verdict
  const call = callOfInterest(verdict)
  const focus = mismatch ? focusOn(expected, got, mismatch.path) : null
  const part = focus ? pathText(focus.prefix) : ''
  const apart =
    typeof mismatch?.expected === 'number' && typeof mismatch.got === 'number'
      ? ([mismatch.expected, mismatch.got] as const)
      : undefined
  const style = styleFor([...numbersIn(focus?.expected), ...numbersIn(focus?.got)], apart)
  const picture = pictureOf(visual, verdict, price === null)
  // Images carry their own difference.
  const images = picture?.type === 'rasters' && picture.tone === 'grey'
  const map =
    focus && !failure && !images ? differenceMap(focus.expected, focus.got, focus.path) : null
  const differs = map?.cells.some((line) => line.some((cell) => cell.bin !== 0)) ?? false
  const result = verdict.state === 'pass' && call?.outcome.ok ? call.outcome.value : undefined

  return (
    <>
      {failure && <FailureView failure={failure} onGoTo={onGoTo} />}
      {!failure && mismatch && <p className={styles.wrong}>{differenceText(t, mismatch)}</p>}
      {!failure && !mismatch && message !== undefined && (
        <p className={styles.wrong} lang="en">
          {message}
        </p>
      )}
      {picture && <PictureView key={`picture ${verdict.id}`} picture={picture} />}
      <div className={map && differs ? styles.pair : styles.single}>
        <div className={styles.values}>
          {call && (
            <CallView
              key={verdict.id}
              call={call}
              count={verdict.calls.length}
              names={names}
              price={price}
            />
          )}
          {focus && (
            <>
              <ValueView
                label={`${t('expected')}${part && ` ${part}`}`}
                value={focus.expected}
                style={style}
                tone="expected"
                rows={6}
                path={focus.path}
              />
              <ValueView
                label={`${t('got')}${part && ` ${part}`}`}
                value={focus.got}
                style={style}
                tone="got"
                rows={6}
                path={focus.path}
              />
            </>
          )}
          {result !== undefined && (
            <ValueView
              label={t('got')}
              value={result}
              style={styleFor(numbersIn(result))}
              tone="plain"
              rows={6}
            />
          )}
        </div>
        {map && differs && <HeatMapView key={verdict.id} map={map} />}
      </div>
      <ConsoleView title={t('console')} lines={verdict.console} />
    </>
  )
}
