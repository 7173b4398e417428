import { dayKey } from '../local-day.ts'
import type { Services } from '../services.ts'

/** The next time the user's clock says so many minutes after midnight, from now on. */
export function nextReminder(now: number, minutes: number): number {
  const at = new Date(now)
  at.setHours(0, minutes, 0, 0)
  // By the calendar: a day has not always 24 hours.
  if (at.getTime() <= now) at.setDate(at.getDate() + 1)
  at.setHours(0, minutes, 0, 0)
  return at.getTime()
}

type Options = Pick<Services, 'progress' | 'settings' | 'clock'> & {
  readonly due: () => number
  readonly notify: (count: number) => void
}

/** Of the day on which this device was last reminded: with two tabs open once is enough. */
const keptDay = 'reminder:day'
/** Computers sleep and clocks are set: a long timer would miss both. */
const mostWaitMs = 30_000

/** Reminds once a day at the time that is set, while the app is open and something is due. */
export function watchReminder({ progress, settings, clock, due, notify }: Options): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let planned = 0

  const remind = async (): Promise<void> => {
    const today = dayKey(clock())
    const count = due()
    if (count === 0 || (await progress.kept.load(keptDay)) === today) return
    await progress.kept.save(keptDay, today)
    notify(count)
  }
  const wait = (): void => {
    timer = setTimeout(look, Math.min(mostWaitMs, Math.max(0, planned - clock())))
  }
  const look = (): void => {
    const now = clock()
    if (now < planned) return wait()
    // After a night of sleep yesterday's reminder is nobody's concern.
    if (dayKey(now) === dayKey(planned)) void remind().catch(() => undefined)
    plan()
  }
  const plan = (): void => {
    clearTimeout(timer)
    const { reminderAt } = settings.store.getState()
    if (reminderAt === null) return
    planned = nextReminder(clock(), reminderAt)
    wait()
  }
  settings.store.subscribe((now, before) => {
    if (now.reminderAt !== before.reminderAt) plan()
  })
  plan()
}

/** `18:30`, as a time field has it. */
export const timeText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Null: no time, or one being typed. */
export function minutesOf(text: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? []
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes)
}
