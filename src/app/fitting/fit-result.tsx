import { useText } from '../../i18n/use-text.ts'
import type { Loss } from '../../schedule/training.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { FitAnswer } from './fit-protocol.ts'
import styles from './fit.module.css'

interface Props {
  readonly answer: Extract<FitAnswer, { type: 'fitted' }>
  readonly onUse: () => void
  readonly onLeave: () => void
}

/** Below this a difference in the loss is chance. */
const leastGain = 0.005

/** Both schedules on the latest reviews, which the fit has not seen. */
export function FitResult({ answer, onUse, onLeave }: Props) {
  const t = useText('settings')
  const { present, fitted, count } = answer
  const gain = present.logLoss > 0 ? 1 - fitted.logLoss / present.logLoss : 0
  const isBetter = gain >= leastGain
  const percent = (share: number) => `${(share * 100).toFixed(1)}%`
  const line = (name: string, { logLoss, predicted }: Loss) => (
    <tr>
      <th scope="row">{name}</th>
      <td>{logLoss.toFixed(4)}</td>
      <td>{percent(predicted)}</td>
    </tr>
  )
  return (
    <Notice
      tone={isBetter ? 'pass' : 'late'}
      title={isBetter ? t('fit.gain', { percent: percent(gain) }) : t('fit.noGain')}
      actions={
        <>
          <Button variant={isBetter ? 'primary' : 'default'} onClick={onUse}>
            {t('fit.use')}
          </Button>
          <Button variant="quiet" onClick={onLeave}>
            {t('fit.leave')}
          </Button>
        </>
      }
    >
      <p>{t('fit.how', { count, tested: present.count })}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('fit.loss')}</th>
            <th scope="col">{t('fit.predicted')}</th>
          </tr>
        </thead>
        <tbody>
          {line(t('fit.present'), present)}
          {line(t('fit.fitted'), fitted)}
        </tbody>
      </table>
      <p>{t('fit.remembered', { percent: percent(present.remembered) })}</p>
    </Notice>
  )
}
