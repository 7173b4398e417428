import { useLayoutEffect, useRef, type Ref } from 'react'
import type { CodeLanguage } from '../base/code-language.ts'
import { classes } from './classes.ts'
import styles from './html.module.css'

interface Props {
  /** Made from our own Markdown and TeX, at build time or by the same renderer; never from the user. */
  readonly html: string
  readonly as?: 'div' | 'span' | 'p' | 'li' | 'figcaption'
  readonly className?: string | undefined
  readonly lang?: string
  readonly id?: string
  /** Code that is there in several languages is shown in this one; else in TypeScript. */
  readonly code?: CodeLanguage
}

export function Html({ html, as: Tag = 'div', className, code, ...rest }: Props) {
  const element = useRef<HTMLElement>(null)
  useScrollableParts(element, html)
  return (
    <Tag
      ref={element as Ref<never>}
      className={classes(styles.html, className)}
      data-code={code}
      dangerouslySetInnerHTML={{ __html: html }}
      {...rest}
    />
  )
}

const wideParts = 'pre, .katex-display, .table-scroll'

/** Code, formulas and tables that are too wide scroll inside themselves; the keyboard must reach them for that. */
function useScrollableParts(element: { readonly current: HTMLElement | null }, html: string): void {
  useLayoutEffect(() => {
    const parts = [...(element.current?.querySelectorAll<HTMLElement>(wideParts) ?? [])]
    if (parts.length === 0) return
    const observer = new ResizeObserver(() => {
      for (const part of parts)
        if (part.scrollWidth > part.clientWidth) part.tabIndex = 0
        else part.removeAttribute('tabindex')
    })
    for (const part of parts) observer.observe(part)
    return () => observer.disconnect()
  }, [element, html])
}
