import styles from './charts.module.css'

interface Props {
  /** 0 … 1 each. */
  readonly value: number
  readonly low: number
  readonly high: number
  /** The share that can be known at all; behind the value in a paler shade. */
  readonly within?: number
  /** Where the track begins, if not at zero. */
  readonly from?: number
  /** A mark across the bar, such as the target. */
  readonly target?: number
  /** A point instead of a filled bar, where zero is far away. */
  readonly isPoint?: boolean
  readonly label: string
}

/** A share with its range on a track from 0 to 1. */
export function RangeBar({
  value,
  low,
  high,
  within,
  target,
  from = 0,
  isPoint = false,
  label,
}: Props) {
  const at = (share: number) => `${((share - from) / (1 - from)) * 100}%`
  return (
    <span className={styles.track} role="img" aria-label={label}>
      {within !== undefined && <i className={styles.within} style={{ width: at(within) }} />}
      {!isPoint && <i className={styles.fill} style={{ width: at(value) }} />}
      <i className={styles.whisker} style={{ left: at(low), right: `calc(100% - ${at(high)})` }} />
      {isPoint && <i className={styles.dot} style={{ left: at(value) }} />}
      {target !== undefined && <i className={styles.goal} style={{ left: at(target) }} />}
    </span>
  )
}
