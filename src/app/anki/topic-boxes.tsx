import { catalog } from '../../content/catalog.ts'
import type { TopicId } from '../../content/types.ts'
import { useLanguage, useText } from '../../i18n/use-text.ts'
import styles from './anki.module.css'

interface Props {
  readonly chosen: readonly TopicId[]
  readonly onChange: (chosen: readonly TopicId[]) => void
}

export function TopicBoxes({ chosen, onChange }: Props) {
  const t = useText('anki')
  const language = useLanguage()
  return (
    <fieldset className={styles.topics} aria-label={t('topics')}>
      {catalog.topics.map(({ id, title }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
            }
          />
          {title[language]}
        </label>
      ))}
    </fieldset>
  )
}
