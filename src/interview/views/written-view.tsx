import { useCallback } from 'react'
import { Link } from 'react-router'
import type { Language } from '../../base/language.ts'
import { loadExercise } from '../../content/load.ts'
import { exerciseAddress } from '../../exercise/address.ts'
import { useText } from '../../i18n/use-text.ts'
import type { InterviewItem } from '../../progress/events.ts'
import { Html } from '../../ui/html.tsx'
import { useLoaded } from '../../ui/use-loaded.ts'
import { parseWritten } from '../written-answer.ts'
import { useWords } from './use-words.ts'
import styles from './report.module.css'

interface Props {
  readonly item: InterviewItem
  readonly slug: string
  readonly language: Language
}

/** The code that was written, and what was said to the follow-up questions. */
export function WrittenView({ item, slug, language }: Props) {
  const t = useWords()
  const words = useText('exercise')
  const exercise = useLoaded(useCallback(() => loadExercise(slug), [slug]))
  const { source, language: codeLanguage, aside, followUps } = parseWritten(item.answer)
  const heading = [
    t('report.yourCode'),
    ...(codeLanguage ? [words(`languages.${codeLanguage}`)] : []),
    ...(item.total === undefined ? [t('report.notRun')] : []),
  ]
  return (
    <div className={styles.opened}>
      <Source heading={heading.join(' · ')} source={source} />
      {aside.map((other) => (
        <Source
          key={other.language}
          heading={t('report.aside', { language: words(`languages.${other.language}`) })}
          source={other.source}
        />
      ))}
      {exercise?.followUps.slice(0, followUps.length).map((followUp, place) => (
        <div key={place} lang={language}>
          <Html html={followUp.question[language]} className={styles.text} />
          <p className={styles.yours}>{followUps[place]?.text || t('grading.nothing')}</p>
          <Html html={followUp.answer[language]} className={styles.text} />
        </div>
      ))}
      <p className={styles.note}>
        <Link to={codeLanguage ? exerciseAddress(slug, codeLanguage) : `/exercises/${slug}`}>
          {exercise?.title[language] ?? slug}
        </Link>
      </p>
    </div>
  )
}

function Source({ heading, source }: { readonly heading: string; readonly source: string }) {
  return (
    <>
      <h3 className={styles.label}>{heading}</h3>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region has to be focusable */}
      <pre className={styles.source} translate="no" tabIndex={0} aria-label={heading}>
        {source}
      </pre>
    </>
  )
}
