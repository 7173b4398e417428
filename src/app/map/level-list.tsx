import { Fragment, useMemo } from 'react'
import { Link } from 'react-router'
import type { Language } from '../../base/language.ts'
import { conceptOf, conceptTitle } from '../../content/catalog.ts'
import type { ConceptEntry, ConceptKey, TopicId } from '../../content/types.ts'
import { useText } from '../../i18n/use-text.ts'
import { addressOf } from '../concept/address.ts'
import { levelsOf } from './graph.ts'
import { ListLink } from './list-link.tsx'
import { standingOf, type Standing } from './standing.ts'
import { StepSign } from './step-sign.tsx'
import { useListKeys } from './use-list-keys.ts'
import { otherTitle } from './words.ts'
import styles from './list.module.css'

interface Props {
  readonly topic: TopicId
  readonly concepts: readonly ConceptEntry[]
  readonly standings: ReadonlyMap<ConceptKey, Standing>
  readonly language: Language
  readonly onLeave: (from: string, to: string) => void
}

/** The map in words: level by level, each concept with what it needs. */
export function LevelList({ topic, concepts, standings, language, onLeave }: Props) {
  const t = useText('map')
  const levels = useMemo(() => levelsOf(concepts), [concepts])
  const { list, onArrows } = useListKeys()
  return (
    <div ref={list} role="presentation" onKeyDown={onArrows} className={styles.columns}>
      {levels.map((level, index) => (
        <section key={index} className={styles.level}>
          <h2 className={styles.heading}>
            {index === 0 ? t('list.first') : t('list.level', { number: index + 1 })}
          </h2>
          <ol>
            {level.map(({ key, title, requires }) => {
              const standing = standingOf(standings, key)
              return (
                <li key={key} className={styles.row}>
                  <ListLink
                    id={key}
                    to={addressOf(key)}
                    step={standing.step}
                    ready={standing.ready}
                    onLeave={onLeave}
                  >
                    <span className={styles.title}>{title[language]}</span>{' '}
                    <StepSign standing={standing} />
                  </ListLink>
                  {requires.length > 0 && (
                    <p className={styles.needs}>
                      {t('list.needs')}
                      {requires.map((needed, place) => (
                        <Fragment key={needed}>
                          {place > 0 && t('readout.separator')}
                          <Link to={addressOf(needed)}>
                            {conceptOf(needed)?.topic === topic
                              ? conceptTitle(needed, language)
                              : otherTitle(t, needed, language)}
                          </Link>
                        </Fragment>
                      ))}
                    </p>
                  )}
                </li>
              )
            })}
          </ol>
        </section>
      ))}
    </div>
  )
}
