export type Permission = NotificationPermission | 'unsupported'

/** What the browser allows; it is asked anew each time, because the user may change it elsewhere. */
export const notificationPermission = (): Permission =>
  'Notification' in globalThis ? Notification.permission : 'unsupported'

/** Only on a click: a browser that is asked unbidden refuses for ever. */
export async function askForNotifications(): Promise<Permission> {
  if (!('Notification' in globalThis)) return 'unsupported'
  return Notification.requestPermission().catch(() => Notification.permission)
}

interface Message {
  readonly title: string
  readonly body: string
  readonly icon: string
}

/** Two tabs that say the same are one notification. */
const tag = 'offhand-reminder'

export async function notify({ title, body, icon }: Message): Promise<void> {
  if (notificationPermission() !== 'granted') return
  try {
    const shown = new Notification(title, { body, icon, tag })
    shown.onclick = () => {
      window.focus()
      shown.close()
    }
  } catch {
    // Phones want it from the service worker.
    const registration = await navigator.serviceWorker?.getRegistration()
    await registration?.showNotification(title, { body, icon, tag })
  }
}
