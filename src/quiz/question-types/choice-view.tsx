import { useId } from 'react'
import { useText } from '../../i18n/use-text.ts'
import type { Language } from '../../base/language.ts'
import type { Option } from '../../content/types.ts'
import { useHotkeys } from '../../ui/use-keys.ts'
import { Choice, JudgedOption } from './option-card.tsx'
import { letterOf } from './view.ts'
import styles from './options.module.css'

interface Props {
  readonly options: readonly Option[]
  readonly arrangement: readonly number[]
  readonly chosen: readonly number[]
  readonly many: boolean
  readonly judged: boolean
  readonly language: Language
  readonly onToggle: (option: number) => void
}

/** Options to choose from, one or several; letters choose as well. */
export function ChoiceView(props: Props) {
  const { options, arrangement, chosen, many, judged, language, onToggle } = props
  const t = useText('quiz')
  const name = useId()
  const shown = arrangement.flatMap((index, place) => {
    const option = options[index]
    return option ? [{ index, option, letter: letterOf(place) }] : []
  })
  useHotkeys(
    Object.fromEntries(
      shown.map(({ index, letter }) => [letter.toLowerCase(), () => onToggle(index)]),
    ),
    { enabled: !judged },
  )
  if (judged)
    return (
      <ul className={styles.options} aria-label={t('options')}>
        {shown.map(({ index, option, letter }) => (
          <JudgedOption
            key={index}
            letter={letter}
            option={option}
            chosen={chosen.includes(index)}
            many={many}
            language={language}
          />
        ))}
      </ul>
    )
  return (
    <fieldset className={styles.options}>
      <legend className={styles.legend}>{t(many ? 'chooseMany' : 'chooseOne')}</legend>
      {shown.map(({ index, option, letter }) => (
        <Choice
          key={index}
          kind={many ? 'checkbox' : 'radio'}
          name={name}
          letter={letter}
          option={option}
          checked={chosen.includes(index)}
          language={language}
          onChange={() => onToggle(index)}
        />
      ))}
    </fieldset>
  )
}
