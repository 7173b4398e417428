import { useText } from '../../i18n/use-text.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import type { Standing } from './standing.ts'
import { StepSign } from './step-sign.tsx'
import { standingWords } from './words.ts'
import styles from './nodes.module.css'

interface Props {
  readonly title: string
  readonly standing: Standing
}

/** What stands in the box of a concept. */
export function ConceptFace({ title, standing }: Props) {
  return (
    <>
      <span className={styles.title}>{title}</span> <StepSign standing={standing} />
    </>
  )
}

/** A concept of another topic: no box, only a mark. */
export function OtherFace({ title, standing, topic }: Props & { readonly topic: string }) {
  const t = useText('map')
  return (
    <>
      <span>{title}</span>
      <VisuallyHidden>
        {t('readout.dot')}
        {topic}
        {t('readout.dot')}
        {standingWords(t, standing)}
      </VisuallyHidden>
      <span className={styles.mark} data-step={standing.step} />
    </>
  )
}
