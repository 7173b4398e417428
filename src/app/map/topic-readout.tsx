import { topicTitle } from '../../content/catalog.ts'
import type { TopicId } from '../../content/types.ts'
import { useLanguage, useText } from '../../i18n/use-text.ts'
import type { Summary } from './standing.ts'
import type { Ties } from './ties.ts'
import { tiesWords, topicAbout } from './words.ts'

interface Props {
  readonly topic: TopicId
  readonly summary: Summary
  readonly ties: Ties
}

export function TopicReadout({ topic, summary, ties }: Props) {
  const t = useText('map')
  const language = useLanguage()
  const { builds, leads } = tiesWords(t, topic, ties, language)
  return (
    <>
      <p>
        <b>{topicTitle(topic, language)}</b>
        {t('readout.dot')}
        {topicAbout(t, summary)}
      </p>
      <p>{builds}</p>
      <p>{leads}</p>
    </>
  )
}
