import { useState } from 'react'
import { useStore } from 'zustand'
import { useText } from '../../i18n/use-text.ts'
import type { SettingsStore } from '../../progress/settings.ts'
import { Button } from '../../ui/button.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { badgeSign } from './badge.ts'
import { askForNotifications, notificationPermission } from './notifications.ts'
import { minutesOf, timeText } from './reminder.ts'
import { Row } from './row.tsx'
import { Section } from './section.tsx'
import { Status } from './status.tsx'
import styles from './settings.module.css'

/** The usual time when somebody turns the reminder on: after work. */
const eveningMinutes = 19 * 60

/** The number on the app's icon and the daily reminder; both are off until somebody wants them. */
export function NotifySection({ settings }: { readonly settings: SettingsStore }) {
  const t = useText('settings')
  const { badge } = useStore(settings.store)
  const hasBadge = badgeSign(navigator) !== null
  return (
    <Section id="notifications" title={t('notify.title')}>
      <Row
        title={t('notify.badge')}
        note={hasBadge ? t('notify.badgeNote') : t('notify.badgeUnsupported')}
      >
        {hasBadge && (
          <Segmented
            label={t('notify.badge')}
            options={(['on', 'off'] as const).map((value) => ({
              value,
              label: t(`notify.switch.${value}`),
            }))}
            value={badge ? 'on' : 'off'}
            onChange={(value) => settings.set({ badge: value === 'on' })}
          />
        )}
      </Row>
      <ReminderRow settings={settings} />
    </Section>
  )
}

function ReminderRow({ settings }: { readonly settings: SettingsStore }) {
  const t = useText('settings')
  const { reminderAt } = useStore(settings.store)
  const [permission, setPermission] = useState(notificationPermission)
  // A time being typed is none yet, and must not be put back while it is typed.
  const [typed, setTyped] = useState<string | null>(null)
  const turn = async (on: boolean) => {
    if (!on) return settings.set({ reminderAt: null })
    const answer = permission === 'granted' ? permission : await askForNotifications()
    setPermission(answer)
    if (answer === 'granted') settings.set({ reminderAt: reminderAt ?? eveningMinutes })
  }
  const type = (text: string) => {
    setTyped(text)
    const minutes = minutesOf(text)
    if (minutes !== null) settings.set({ reminderAt: minutes })
  }
  if (permission === 'unsupported')
    return (
      <Row title={t('notify.reminder')} note={t('notify.reminderUnsupported')}>
        {null}
      </Row>
    )
  const isOn = reminderAt !== null
  return (
    <>
      <Row title={t('notify.reminder')} note={t('notify.reminderNote')}>
        <div className={styles.buttons}>
          {isOn && (
            <TextField
              type="time"
              label={t('notify.time')}
              labelHidden
              value={typed ?? timeText(reminderAt)}
              onChange={(event) => type(event.target.value)}
              onBlur={() => setTyped(null)}
            />
          )}
          <Segmented
            label={t('notify.reminder')}
            options={(['on', 'off'] as const).map((value) => ({
              value,
              label: t(`notify.switch.${value}`),
            }))}
            value={isOn ? 'on' : 'off'}
            onChange={(value) => void turn(value === 'on')}
          />
        </div>
      </Row>
      <Status>
        {permission === 'denied' && <p>{t('notify.denied')}</p>}
        {permission === 'default' && isOn && (
          <div className={styles.work}>
            <p className={styles.busy}>{t('notify.askFirst')}</p>
            <Button onClick={() => void turn(true)}>{t('notify.ask')}</Button>
          </div>
        )}
      </Status>
    </>
  )
}
