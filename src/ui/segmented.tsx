import { useId, type ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './segmented.module.css'

interface Props<Value extends string | number> {
  /** Names the group for screen readers. */
  readonly label: string
  readonly options: readonly {
    readonly value: Value
    readonly label: ReactNode
    readonly lang?: string
  }[]
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly className?: string | undefined
}

/** One of a few. Native radios underneath, so arrows, forms and screen readers work as usual. */
export function Segmented<Value extends string | number>(props: Props<Value>) {
  const { label, options, value, onChange, className } = props
  const name = useId()
  return (
    <div role="radiogroup" aria-label={label} className={classes(styles.group, className)}>
      {options.map((option) => (
        <label key={option.value} className={styles.segment} lang={option.lang}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  )
}
