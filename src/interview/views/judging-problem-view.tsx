import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { JudgingProblem } from '../judging.ts'
import { useWords } from './use-words.ts'
import styles from './run.module.css'

interface Props {
  readonly problem: JudgingProblem
  readonly onAgain: () => void
  readonly onWithout: () => void
}

/** Why the code could not be run; it is kept, so that it can be run later. */
export function JudgingProblemView({ problem, onAgain, onWithout }: Props) {
  const t = useWords()
  return (
    <Notice
      tone="fail"
      className={styles.problem}
      role="alert"
      title={t(problem === 'no-python' ? 'judging.noPython' : 'judging.failed')}
      actions={
        <>
          <Button variant="primary" onClick={onAgain}>
            {t('judging.again')}
          </Button>
          <Button onClick={onWithout}>
            {t(problem === 'no-python' ? 'judging.withoutPython' : 'judging.without')}
          </Button>
        </>
      }
    >
      {problem === 'no-python' && t('judging.noPythonNext')}
    </Notice>
  )
}
