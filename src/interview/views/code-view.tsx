import { useState } from 'react'
import { catalog } from '../../content/catalog.ts'
import { Button } from '../../ui/button.tsx'
import { Block } from '../../ui/layout.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useCopied } from '../../ui/use-copied.ts'
import { type CodeProblem, decodePaper, encodePaper, type PaperCode } from '../code.ts'
import { useWords } from './use-words.ts'
import styles from './set-up.module.css'

interface Props {
  readonly code: string
  readonly onOther: () => void
  /** The paper of a code that was typed, and the code as we write it. */
  readonly onCode: (paper: PaperCode, code: string) => void
}

const topicIds = catalog.topics.map(({ id }) => id)

/** The same paper for two: a code to give away, and a field for one that was given. */
export function CodeView({ code, onOther, onCode }: Props) {
  const t = useWords()
  const { copied, copy } = useCopied(() => code)
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<CodeProblem | null>(null)
  const use = () => {
    const paper = decodePaper(typed, catalog.version, topicIds)
    if (paper.ok) onCode(paper.value, encodePaper(paper.value, catalog.version, topicIds))
    else setProblem(paper.error)
  }
  return (
    <Block title={t('code.title')}>
      <p className={styles.small}>{t('code.share')}</p>
      <div className={styles.code}>
        <output translate="no">{code}</output>
        <Button variant="quiet" onClick={copy}>
          {t(copied ? 'code.copied' : 'code.copy')}
        </Button>
        <Button variant="quiet" onClick={onOther}>
          {t('code.other')}
        </Button>
      </div>
      <form
        className={styles.given}
        onSubmit={(event) => {
          event.preventDefault()
          use()
        }}
      >
        <TextField
          label={t('code.label')}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          {...(problem && { error: t(`code.problems.${problem}`) })}
          onChange={(event) => {
            setTyped(event.target.value)
            setProblem(null)
          }}
        />
        <Button type="submit" disabled={typed.trim() === ''}>
          {t('code.use')}
        </Button>
      </form>
    </Block>
  )
}
