import { useId, type ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './select-field.module.css'

interface Props<Value extends string> {
  readonly label: ReactNode
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value) => void
  readonly className?: string | undefined
}

/** The browser's own list: right on every phone, with any keyboard and reader. */
export function SelectField<Value extends string>(props: Props<Value>) {
  const { label, value, options, onChange, className } = props
  const id = useId()
  return (
    <div className={classes(styles.field, className)}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value)
          if (chosen) onChange(chosen.value)
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
