import type { Exercise } from '../../content/types.ts'
import { useText } from '../../i18n/use-text.ts'
import type { CheckVerdict } from '../../runner/verdict.ts'
import { CallView } from './call-view.tsx'
import { ConsoleView } from './console-view.tsx'
import { differenceText, notFiniteText, relationText } from './difference-text.ts'
import { evidenceOf, type Shown } from './evidence.ts'
import { FailureView } from './failure-view.tsx'
import { HeatMapView } from './heat-map-view.tsx'
import { pictureOf } from './picture.ts'
import { PictureView } from './picture-view.tsx'
import { useNotation } from './use-notation.ts'
import { ValueView } from './value-view.tsx'
import styles from './report.module.css'

interface Props {
  readonly verdict: CheckVerdict
  readonly kind: Exercise['checks'][number]['kind']
  readonly visual: Exercise['visual']
  /** Set while showing the input has a price. */
  readonly price: { readonly words: string; readonly pay: () => void } | null
  readonly onGoTo: (line: number, column: number) => void
}

/** Why the check ended as it did: sentence, picture, call, both values, their difference, what was printed. */
export function EvidenceView({ verdict, kind, visual, price, onGoTo }: Props) {
  const t = useText('exercise')
  const notation = useNotation()
  const { call, expected, got, prefix, style, map } = evidenceOf(verdict, price !== null)
  const picture = pictureOf(visual, verdict, price === null)
  // Images carry their own difference.
  const images = picture?.type === 'rasters' && picture.tone === 'grey'
  const part = notation.path(prefix)
  const value = (key: 'expected' | 'got', { value: shown, path }: Shown) => (
    <ValueView
      label={part === '' ? t(key) : `${t(key)} ${part}`}
      value={shown}
      style={style}
      tone={verdict.mismatch ? key : 'plain'}
      rows={6}
      path={path}
    />
  )
  return (
    <>
      <Reason verdict={verdict} kind={kind} onGoTo={onGoTo} />
      {verdict.search && (
        <p className={styles.note}>{t('difference.search', { ...verdict.search })}</p>
      )}
      {picture && <PictureView key={`picture ${verdict.id}`} picture={picture} />}
      <div className={map && !images ? styles.pair : styles.single}>
        <div className={styles.values}>
          {call && (
            <CallView key={verdict.id} call={call} count={verdict.calls.length} price={price} />
          )}
          {expected && value('expected', expected)}
          {got && value('got', got)}
        </div>
        {map && !images && <HeatMapView key={verdict.id} map={map} />}
      </div>
      <ConsoleView title={t('console')} lines={verdict.console} />
    </>
  )
}

function Reason({ verdict, kind, onGoTo }: Pick<Props, 'verdict' | 'kind' | 'onGoTo'>) {
  const t = useText('exercise')
  const python = useText('python')
  const notation = useNotation()
  const { failure, mismatch, message, state } = verdict
  if (failure) return <FailureView failure={failure} onGoTo={onGoTo} />
  if (mismatch)
    return (
      <>
        <p className={styles.wrong}>
          {[differenceText(t, notation, mismatch), notFiniteText(t, notation, mismatch)]
            .join(' ')
            .trim()}
        </p>
        {mismatch.relation && (
          <p className={styles.relation}>{relationText(t, notation, mismatch.relation)}</p>
        )}
      </>
    )
  if (message === undefined) return null
  return (
    <div className={styles.reason}>
      {kind === 'error' && state === 'fail' && (
        <p>{notation.language === 'python' ? python('mustRefuse') : t('mustRefuse')}</p>
      )}
      <p lang="en">{notation.message(message)}</p>
    </div>
  )
}
