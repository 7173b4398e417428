import type { CodeLanguage } from '../../base/code-language.ts'
import type { Exercise } from '../../content/types.ts'
import { useText } from '../../i18n/use-text.ts'
import { Kbd } from '../../ui/kbd.tsx'
import styles from './tool-list.module.css'

export type Tool = 'try' | 'lens' | 'counter' | 'ownImage'

export const toolKeys = { try: 't', lens: 'l', counter: 'c', ownImage: 'i' } as const

/** Every code can be tried and looked at. NumPy's loops cannot be counted; pictures are for who takes one. */
export const toolsOf = (
  { ownImage }: Pick<Exercise, 'ownImage'>,
  language: CodeLanguage,
): readonly Tool[] => [
  'try',
  'lens',
  ...(language === 'typescript' ? (['counter'] as const) : []),
  ...(ownImage ? (['ownImage'] as const) : []),
]

interface Props {
  readonly tool: Tool | null
  /** Those that fit the exercise. */
  readonly tools: readonly Tool[]
  readonly onTool: (tool: Tool) => void
}

/** Below the checks: what looks at the code without judging it. */
export function ToolList({ tool, tools, onTool }: Props) {
  const t = useText('exercise')
  return (
    <div role="group" aria-label={t('tools')} className={styles.tools}>
      {tools.map((one) => (
        <button
          key={one}
          type="button"
          className={styles.button}
          aria-pressed={tool === one}
          aria-keyshortcuts={toolKeys[one]}
          onClick={() => onTool(one)}
        >
          {t(`${one}.title`)}
          <Kbd decorative>{toolKeys[one].toUpperCase()}</Kbd>
        </button>
      ))}
    </div>
  )
}
