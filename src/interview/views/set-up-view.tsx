import { codeLanguages } from '../../base/code-language.ts'
import { catalog } from '../../content/catalog.ts'
import { useLanguage, useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { useHotkeys } from '../../ui/use-keys.ts'
import type { PaperItem } from '../paper.ts'
import { codeShares, lengths, levelNames, type SetUp } from '../set-up.ts'
import { useWords } from './use-words.ts'
import styles from './set-up.module.css'

interface Props {
  readonly setUp: SetUp
  readonly paper: readonly PaperItem[]
  readonly onChange: (change: Partial<SetUp>) => void
  readonly onStart: () => void
}

export function SetUpView({ setUp, paper, onChange, onStart }: Props) {
  const t = useWords()
  const words = useText('exercise')
  const language = useLanguage()
  const isEmpty = paper.length === 0
  useHotkeys({ enter: { run: onStart, label: t('setUp.start') } }, { enabled: !isEmpty })
  const share = (value: number) =>
    value === 0 ? t('setUp.none') : value === 1 ? t('setUp.all') : `${Math.round(value * 100)}%`
  const toggle = (id: (typeof catalog.topics)[number]['id']) => {
    const chosen = setUp.topics.includes(id)
      ? setUp.topics.filter((other) => other !== id)
      : [...setUp.topics, id]
    onChange({
      topics: catalog.topics.map((topic) => topic.id).filter((known) => chosen.includes(known)),
    })
  }
  const exercises = paper.filter(({ type }) => type === 'exercise').length
  const minutes = Math.round(paper.reduce((sum, { seconds }) => sum + seconds, 0) / 60)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!isEmpty) onStart()
      }}
    >
      <p className={styles.lead}>{t('lead')}</p>
      <Row name={t('setUp.minutes')}>
        <Segmented
          label={t('setUp.minutes')}
          options={lengths.map((value) => ({ value, label: value }))}
          value={setUp.minutes}
          onChange={(value) => onChange({ minutes: value })}
        />
      </Row>
      <Row name={t('setUp.level')}>
        <Segmented
          label={t('setUp.level')}
          options={levelNames.map((value) => ({ value, label: t(`setUp.levels.${value}`) }))}
          value={setUp.level}
          onChange={(level) => onChange({ level })}
        />
      </Row>
      <Row name={t('setUp.codeShare')}>
        <Segmented
          label={t('setUp.codeShare')}
          options={codeShares.map((value) => ({ value, label: share(value) }))}
          value={setUp.codeShare}
          onChange={(codeShare) => onChange({ codeShare })}
        />
      </Row>
      <Row name={t('setUp.codeLanguage')} note={t('setUp.codeLanguageNote')}>
        <Segmented
          label={t('setUp.codeLanguage')}
          options={codeLanguages.map((value) => ({ value, label: words(`languages.${value}`) }))}
          value={setUp.codeLanguage}
          onChange={(codeLanguage) => onChange({ codeLanguage })}
        />
      </Row>
      <Row name={t('setUp.whiteboard')} note={t('setUp.whiteboardNote')}>
        <Segmented
          label={t('setUp.whiteboard')}
          options={(['on', 'off'] as const).map((value) => ({
            value,
            label: t(`setUp.whiteboards.${value}`),
          }))}
          value={setUp.whiteboard ? 'on' : 'off'}
          onChange={(value) => onChange({ whiteboard: value === 'on' })}
        />
      </Row>
      <Row name={t('setUp.language')}>
        <Segmented
          label={t('setUp.language')}
          options={[
            { value: 'en' as const, label: 'English', lang: 'en' },
            { value: 'zh' as const, label: '中文', lang: 'zh' },
          ]}
          value={setUp.language}
          onChange={(value) => onChange({ language: value })}
        />
      </Row>
      <fieldset className={styles.topics}>
        <legend>{t('setUp.topics')}</legend>
        <label>
          <input
            type="checkbox"
            checked={setUp.topics.length === 0}
            onChange={() => onChange({ topics: [] })}
          />
          {t('setUp.topicsAll')}
        </label>
        {catalog.topics.map(({ id, title }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={setUp.topics.includes(id)}
              onChange={() => toggle(id)}
            />
            {title[language]}
          </label>
        ))}
      </fieldset>
      <div className={styles.start}>
        <p role="status">
          {isEmpty
            ? t('setUp.empty')
            : t('setUp.paper', {
                questions: t('setUp.questions', { count: paper.length - exercises }),
                exercises: t('setUp.exercises', { count: exercises }),
                minutes,
              })}
        </p>
        <Button type="submit" variant="primary" size="big" kbd="Enter" disabled={isEmpty}>
          {t('setUp.start')}
        </Button>
      </div>
    </form>
  )
}

function Row({
  name,
  note,
  children,
}: {
  readonly name: string
  readonly note?: string
  readonly children: React.ReactNode
}) {
  return (
    <div className={styles.row}>
      <div>
        <p>{name}</p>
        {note !== undefined && <p className={styles.note}>{note}</p>}
      </div>
      {children}
    </div>
  )
}
