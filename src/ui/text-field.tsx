import { useId, type InputHTMLAttributes, type ReactNode, type Ref } from 'react'
import { classes } from './classes.ts'
import styles from './text-field.module.css'

interface Props extends Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'size'> {
  readonly label: ReactNode
  /** The label is read but not shown. */
  readonly labelHidden?: boolean
  readonly hint?: ReactNode
  /** Why the value is not accepted. */
  readonly error?: ReactNode
  /** After the field: a unit, a key hint. */
  readonly after?: ReactNode
  readonly ref?: Ref<HTMLInputElement>
}

export function TextField(props: Props) {
  const { label, labelHidden = false, hint, error, after, className, ref, ...rest } = props
  const id = useId()
  const note = error ?? hint
  return (
    <div className={classes(styles.field, className)}>
      <label htmlFor={id} className={labelHidden ? styles.hidden : styles.label}>
        {label}
      </label>
      <div className={styles.box}>
        <input
          id={id}
          ref={ref}
          aria-invalid={error !== undefined || undefined}
          aria-describedby={note === undefined ? undefined : `${id}-note`}
          {...rest}
        />
        {after}
      </div>
      {note !== undefined && (
        <p id={`${id}-note`} className={error === undefined ? styles.note : styles.error}>
          {note}
        </p>
      )}
    </div>
  )
}
