import type { Language } from '../../base/language.ts'
import { Link } from 'react-router'
import { catalog, topicOf } from '../../content/catalog.ts'
import { useText } from '../../i18n/use-text.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { FilterBlock } from './filter-block.tsx'
import styles from './bank-filters.module.css'
import { statuses } from '../../progress/item-status.ts'
import { paramsOf, questionTypes, type BankFilter } from './filter.ts'

interface Props {
  readonly filter: BankFilter
  readonly language: Language
  readonly onFilter: (filter: BankFilter) => void
}

const levels = [1, 2, 3, 4, 5] as const

export function BankFilters({ filter, language, onFilter }: Props) {
  const t = useText('bank')
  const any = { value: '', label: t('all') } as const
  const concepts = catalog.concepts.filter(({ topic }) => topic === filter.topic)
  return (
    <FilterBlock on={paramsOf({ ...filter, text: '' }).size}>
      <SelectField
        label={t('status')}
        value={filter.status ?? ''}
        options={[any, ...statuses.map((value) => ({ value, label: t(`states.${value}`) }))]}
        onChange={(status) => onFilter({ ...filter, status: status === '' ? null : status })}
      />
      <SelectField
        label={t('topic')}
        value={filter.topic ?? ''}
        options={[
          any,
          ...catalog.topics.map(({ id, title }) => ({ value: id, label: title[language] })),
        ]}
        onChange={(topic) =>
          onFilter({ ...filter, topic: topic === '' ? null : topic, concept: null })
        }
      />
      {filter.topic !== null && topicOf(filter.topic)?.primer && (
        <Link className={styles.primer} to={`/topics/${filter.topic}`}>
          {t('primer')}
        </Link>
      )}
      {filter.topic !== null && (
        <SelectField
          label={t('concept')}
          value={filter.concept ?? ''}
          options={[
            any,
            ...concepts.map(({ key, title }) => ({ value: key, label: title[language] })),
          ]}
          onChange={(concept) => onFilter({ ...filter, concept: concept === '' ? null : concept })}
        />
      )}
      <SelectField
        label={t('type')}
        value={filter.type ?? ''}
        options={[any, ...questionTypes.map((value) => ({ value, label: t(`types.${value}`) }))]}
        onChange={(type) => onFilter({ ...filter, type: type === '' ? null : type })}
      />
      <SelectField
        label={t('difficulty')}
        value={filter.difficulty === null ? '' : String(filter.difficulty)}
        options={[
          any,
          ...levels.map((level) => ({ value: String(level), label: t(`levels.l${level}`) })),
        ]}
        onChange={(value) =>
          onFilter({ ...filter, difficulty: value === '' ? null : Number(value) })
        }
      />
    </FilterBlock>
  )
}
