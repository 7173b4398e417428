/** Ctrl+K opens the app's palette; Monaco would take it for the first half of a chord. */
export function leaveToApp(event: KeyboardEvent): void {
  const combined = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
  if (!combined || event.key.toLowerCase() !== 'k') return
  event.preventDefault()
  event.stopPropagation()
  window.dispatchEvent(new KeyboardEvent('keydown', event))
}
