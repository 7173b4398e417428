import { Link, useNavigate } from 'react-router'
import type { Language } from '../../base/language.ts'
import { catalog, exerciseOf } from '../../content/catalog.ts'
import { useText } from '../../i18n/use-text.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Block, Page } from '../../ui/layout.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Toc } from '../../ui/toc.tsx'
import { useHotkeys } from '../../ui/use-keys.ts'
import type { FirstTen } from './first-ten.ts'
import styles from './home.module.css'

interface Props {
  readonly ten: FirstTen
  readonly language: Language
  readonly onLanguage: (language: Language) => void
}

const languages = [
  { value: 'zh', label: '中文', lang: 'zh-CN' },
  { value: 'en', label: 'English', lang: 'en' },
] as const

/** What this is, in a few sentences, and one button that starts the right thing. */
export function FirstVisit({ ten, language, onLanguage }: Props) {
  const t = useText('home')
  const navigate = useNavigate()
  useHotkeys({ enter: { run: () => void navigate(ten.to), label: t('first.ten') } })
  return (
    <Page width="text">
      <h1 className={styles.say}>{t('first.title')}</h1>
      <p className={styles.lead}>{t('first.what')}</p>
      <p className={styles.lead}>{t('first.where')}</p>
      <div className={styles.starts}>
        <ButtonLink to={ten.to} variant="primary" size="big" kbd="Enter">
          {t('first.ten')}
        </ButtonLink>
        {exerciseOf('softmax') && (
          <ButtonLink to="/exercises/softmax" size="big">
            {t('first.softmax')}
          </ButtonLink>
        )}
      </div>
      <p className={styles.note}>{t('first.tenNote', { minutes: ten.minutes })}</p>
      <Block title={t('first.topics')}>
        <Toc
          entries={catalog.topics.map(({ id, title }) => ({
            key: id,
            title: title[language],
            value: t('first.count', {
              count: catalog.questions.filter(({ topic }) => topic === id).length,
            }),
            to: `/questions?topic=${id}`,
          }))}
        />
      </Block>
      <Block title={t('first.language')}>
        <div className={styles.starts}>
          <Segmented
            label={t('first.language')}
            options={languages}
            value={language}
            onChange={onLanguage}
          />
        </div>
        <p className={styles.lead}>
          {t('first.restore')}{' '}
          <Link to="/settings#backup" className={styles.link}>
            {t('first.restoreLink')}
          </Link>
        </p>
      </Block>
    </Page>
  )
}
