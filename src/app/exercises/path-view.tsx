import { Link } from 'react-router'
import type { Language } from '../../base/language.ts'
import { exerciseOf } from '../../content/catalog.ts'
import type { ExercisePath } from '../../content/paths.ts'
import { useText } from '../../i18n/use-text.ts'
import { ButtonLink } from '../../ui/button.tsx'
import type { Standing } from './filter.ts'
import styles from './path.module.css'

interface Props {
  readonly path: ExercisePath
  readonly language: Language
  readonly standing: (slug: string) => Standing
}

const slugsOf = ({ steps }: ExercisePath) => steps.flatMap(({ exercises }) => exercises)

/** What the path is for, how far one is, and the next exercise on it. */
export function PathView({ path, language, standing }: Props) {
  const t = useText('bank')
  const slugs = slugsOf(path)
  const solved = slugs.filter((slug) => standing(slug).state === 'solved')
  const next = slugs.find((slug) => standing(slug).state !== 'solved')
  return (
    <section className={styles.path} aria-labelledby="path-title">
      <h2 id="path-title" className={styles.title}>
        {path.title[language]}
      </h2>
      <p className={styles.about}>{path.about[language]}</p>
      <progress className={styles.bar} value={solved.length} max={slugs.length}>
        {solved.length}
      </progress>
      <p className={styles.note}>
        {t('exercises.pathDone', { count: slugs.length, solved: solved.length })}
      </p>
      <ol className={styles.steps}>
        {path.steps.map(({ title, exercises }, index) => (
          <li key={index}>
            {title && <b>{title[language]}</b>}
            {title && (language === 'zh' ? '：' : ': ')}
            {exercises.map((slug, place) => (
              <span key={slug}>
                {place > 0 && (language === 'zh' ? '、' : ', ')}
                <Link
                  to={`/exercises/${slug}`}
                  className={standing(slug).state === 'solved' ? styles.solved : undefined}
                >
                  {exerciseOf(slug)?.title[language] ?? slug}
                </Link>
              </span>
            ))}
          </li>
        ))}
      </ol>
      {next !== undefined && (
        <ButtonLink to={`/exercises/${next}`} variant="primary">
          {t('exercises.pathNext', { title: exerciseOf(next)?.title[language] ?? next })}
        </ButtonLink>
      )}
    </section>
  )
}

interface ListProps {
  readonly paths: readonly ExercisePath[]
  readonly language: Language
  readonly standing: (slug: string) => Standing
}

/** All paths, each with how far one is. */
export function PathList({ paths, language, standing }: ListProps) {
  const t = useText('bank')
  if (paths.length === 0) return null
  return (
    <nav className={styles.list} aria-label={t('exercises.paths')}>
      <h2 className={styles.label}>{t('exercises.paths')}</h2>
      <ul>
        {paths.map((path) => {
          const slugs = slugsOf(path)
          const solved = slugs.filter((slug) => standing(slug).state === 'solved').length
          return (
            <li key={path.id}>
              <Link to={`/exercises?path=${path.id}`}>{path.title[language]}</Link>{' '}
              <span className={styles.note}>
                {solved}/{slugs.length}
              </span>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
