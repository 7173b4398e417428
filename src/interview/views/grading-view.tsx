import { useState } from 'react'
import { useStore } from 'zustand'
import type { Language } from '../../base/language.ts'
import type { OpenQuestion } from '../../content/types.ts'
import { Button } from '../../ui/button.tsx'
import { Html } from '../../ui/html.tsx'
import { Block, Page } from '../../ui/layout.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import type { Material } from '../finishing.ts'
import type { Interview } from '../interview.ts'
import type { Given } from '../sitting.ts'
import { useWords } from './use-words.ts'
import styles from './grading.module.css'

interface Props {
  readonly interview: Interview
  readonly material: Material
  readonly onDone: () => Promise<void>
}

/** What no check can judge is compared with a good answer by the user. */
export function GradingView({ interview, material, onDone }: Props) {
  const t = useWords()
  const [saving, setSaving] = useState(false)
  const { steps, sitting } = useStore(interview.store)
  const { language } = sitting.setUp
  const parts = steps.flatMap((step, position) => {
    const given = sitting.steps[position]?.given ?? null
    const onGive = (next: Given) => interview.give(position, next)
    if (step.type === 'question') {
      const question = material.questions.get(step.id)
      return question?.type === 'open'
        ? [<OpenPart key={position} {...{ question, given, language, onGive }} />]
        : []
    }
    if (step.type !== 'follow-up') return []
    const followUp = material.exercises.get(step.slug)?.followUps[step.place]
    return followUp
      ? [<FollowUpPart key={position} {...{ followUp, given, language, onGive }} />]
      : []
  })
  const done = () => {
    setSaving(true)
    void onDone().finally(() => setSaving(false))
  }
  return (
    <Page width="text">
      <h1>{t('grading.title')}</h1>
      <p className={styles.lead}>{t('grading.text')}</p>
      {parts}
      <div className={styles.actions}>
        <Button variant="primary" size="big" disabled={saving} onClick={done}>
          {t(saving ? 'grading.saving' : 'grading.done')}
        </Button>
      </div>
    </Page>
  )
}

export const needsGrading = (
  { steps }: { readonly steps: ReturnType<Interview['store']['getState']>['steps'] },
  material: Material,
): boolean =>
  steps.some(
    (step) =>
      step.type === 'follow-up' ||
      (step.type === 'question' && material.questions.get(step.id)?.type === 'open'),
  )

interface PartProps {
  readonly given: Given | null
  readonly language: Language
  readonly onGive: (given: Given) => void
}

function Noted({ text }: { readonly text: string }) {
  const t = useWords()
  if (text.trim() === '') return <p className={styles.note}>{t('grading.nothing')}</p>
  return (
    <>
      <h3 className={styles.label}>{t('grading.yours')}</h3>
      <p className={styles.yours}>{text}</p>
    </>
  )
}

function OpenPart({
  question,
  given,
  language,
  onGive,
}: PartProps & { readonly question: OpenQuestion }) {
  const t = useWords()
  const answer =
    given?.type === 'answer' && given.answer.type === 'open'
      ? given.answer
      : { type: 'open' as const, text: '', ticks: [] }
  const arrangement = given?.type === 'answer' ? given.arrangement : []
  const toggle = (point: number) => {
    const ticks = answer.ticks.includes(point)
      ? answer.ticks.filter((other) => other !== point)
      : [...answer.ticks, point]
    onGive({ type: 'answer', answer: { ...answer, ticks }, arrangement })
  }
  return (
    <Block title={question.title[language]} look="heading">
      <Html html={question.stem[language]} lang={language} className={styles.asked} />
      <Noted text={answer.text} />
      <h3 className={styles.label}>{t('grading.model')}</h3>
      <Html html={question.answer[language]} lang={language} className={styles.model} />
      <fieldset className={styles.rubric}>
        <legend>{t('grading.rubric')}</legend>
        {question.rubric.map((point, index) => (
          <label key={index}>
            <input
              type="checkbox"
              checked={answer.ticks.includes(index)}
              onChange={() => toggle(index)}
            />
            <Html as="span" html={point[language]} lang={language} />
          </label>
        ))}
      </fieldset>
    </Block>
  )
}

const scores = [
  [0, 'no'],
  [0.5, 'partly'],
  [1, 'yes'],
] as const

function FollowUpPart({
  followUp,
  given,
  language,
  onGive,
}: PartProps & {
  readonly followUp: OpenQuestion['followUps'][number]
}) {
  const t = useWords()
  const said = given?.type === 'said' ? given : { type: 'said' as const, text: '', score: null }
  return (
    <Block title={t('run.followUp')} look="heading">
      <Html html={followUp.question[language]} lang={language} className={styles.asked} />
      <Noted text={said.text} />
      <h3 className={styles.label}>{t('grading.model')}</h3>
      <Html html={followUp.answer[language]} lang={language} className={styles.model} />
      <Segmented
        label={t('grading.how')}
        options={scores.map(([value, name]) => ({ value, label: t(`grading.scores.${name}`) }))}
        value={said.score ?? -1}
        onChange={(score) => onGive({ ...said, score })}
      />
    </Block>
  )
}
