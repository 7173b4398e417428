import { Fragment } from 'react'

/** A sentence of the app in which backticks stand around code. */
export function CodeText({ text }: { readonly text: string }) {
  return text
    .split('`')
    .map((part, i) =>
      i % 2 === 1 ? <code key={i}>{part}</code> : <Fragment key={i}>{part}</Fragment>,
    )
}
