import type { Language, Localized } from '../../base/language.ts'
import { catalog } from '../../content/catalog.ts'
import { useText } from '../../i18n/use-text.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { FilterBlock } from '../bank/filter-block.tsx'
import type { ExercisePaths } from '../../content/paths.ts'
import { paramsOf, statuses, type ExerciseFilter } from './filter.ts'

interface Props {
  readonly filter: ExerciseFilter
  readonly language: Language
  readonly paths: ExercisePaths
  readonly onFilter: (filter: ExerciseFilter) => void
}

const levels = [1, 2, 3, 4, 5] as const
const tiers = [1, 2, 3] as const

export function ExerciseFilters({ filter, language, paths, onFilter }: Props) {
  const t = useText('bank')
  const any = { value: '', label: t('all') } as const
  const used = new Set(catalog.exercises.map(({ topic }) => topic))
  const topics = catalog.topics.filter(({ id }) => used.has(id))
  const chosen = (value: number | null) => (value === null ? '' : String(value))
  const number = (value: string) => (value === '' ? null : Number(value))
  return (
    <FilterBlock on={paramsOf({ ...filter, text: '' }).size}>
      <Named
        label={t('exercises.path')}
        value={filter.path}
        list={paths.paths}
        language={language}
        onChange={(path) => onFilter({ ...filter, path })}
      />
      <Named
        label={t('exercises.group')}
        value={filter.group}
        list={paths.groups}
        language={language}
        onChange={(group) => onFilter({ ...filter, group })}
      />
      <SelectField
        label={t('status')}
        value={filter.status ?? ''}
        options={[
          any,
          ...statuses.map((value) => ({ value, label: t(`exercises.status.${value}`) })),
        ]}
        onChange={(status) => onFilter({ ...filter, status: status === '' ? null : status })}
      />
      <SelectField
        label={t('topic')}
        value={filter.topic ?? ''}
        options={[any, ...topics.map(({ id, title }) => ({ value: id, label: title[language] }))]}
        onChange={(topic) => onFilter({ ...filter, topic: topic === '' ? null : topic })}
      />
      <SelectField
        label={t('difficulty')}
        value={chosen(filter.difficulty)}
        options={[
          any,
          ...levels.map((level) => ({ value: String(level), label: t(`levels.l${level}`) })),
        ]}
        onChange={(value) => onFilter({ ...filter, difficulty: number(value) })}
      />
      <SelectField
        label={t('exercises.tier')}
        value={chosen(filter.tier)}
        options={[
          any,
          ...tiers.map((tier) => ({ value: String(tier), label: t(`exercises.tiers.t${tier}`) })),
        ]}
        onChange={(value) => onFilter({ ...filter, tier: number(value) })}
      />
    </FilterBlock>
  )
}

interface NamedProps {
  readonly label: string
  readonly value: string | null
  readonly list: readonly { readonly id: string; readonly title: Localized }[]
  readonly language: Language
  readonly onChange: (value: string | null) => void
}

function Named({ label, value, list, language, onChange }: NamedProps) {
  const t = useText('bank')
  return (
    <SelectField
      label={label}
      value={value ?? ''}
      options={[
        { value: '', label: t('all') },
        ...list.map(({ id, title }) => ({ value: id, label: title[language] })),
      ]}
      onChange={(id) => onChange(id === '' ? null : id)}
    />
  )
}
