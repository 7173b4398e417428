import type { Language } from '../../base/language.ts'
import { catalog } from '../../content/catalog.ts'
import type { ConceptKey, TopicId } from '../../content/types.ts'
import { useText } from '../../i18n/use-text.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { useHotkeys } from '../../ui/use-keys.ts'
import { Finder } from './finder.tsx'
import styles from './map-page.module.css'

type View = 'map' | 'list'

interface Props {
  readonly topic: TopicId | null
  readonly view: View
  readonly language: Language
  readonly onTopic: (topic: TopicId | null) => void
  readonly onView: (view: View) => void
  readonly onFound: (key: ConceptKey) => void
}

/** Which map, which concept, which look. */
export function Toolbar({ topic, view, language, onTopic, onView, onFound }: Props) {
  const t = useText('map')
  useHotkeys({
    v: { run: () => onView(view === 'map' ? 'list' : 'map'), label: t('keys.view') },
  })
  return (
    <div className={styles.tools}>
      <SelectField<TopicId | 'all'>
        label={t('topic')}
        className={styles.topics}
        value={topic ?? 'all'}
        options={[
          { value: 'all', label: t('all') },
          ...catalog.topics.map(({ id, title }) => ({ value: id, label: title[language] })),
        ]}
        onChange={(chosen) => onTopic(chosen === 'all' ? null : chosen)}
      />
      <Finder language={language} onFound={onFound} />
      <Segmented<View>
        label={t('view.label')}
        options={[
          { value: 'map', label: t('view.map') },
          { value: 'list', label: t('view.list') },
        ]}
        value={view}
        onChange={onView}
      />
    </div>
  )
}
