/** Of the workspace and the settings, while Python is not on this device. */
export const pythonDownload = {
  fetching: 'Fetching Python',
  progress: '{{done}} of {{total}} MB',
  once: 'Only this once; then it works offline. You can write meanwhile.',
  runWaits: 'Your run starts by itself when Python is here.',
  waiting: 'Waiting for Python: {{done}} of {{total}} MB',
  absent: 'Python is not on this device yet.',
  absentText: 'It is fetched once, {{left}} MB, and works offline from then on.',
  partText: 'The download goes on where it stopped; {{left}} MB are missing.',
  fetch: 'Fetch Python',
  goOn: 'Go on',
  offline: 'Python is not on this device, and the server cannot be reached.',
  offlineText:
    'With a connection {{left}} MB are fetched once, then it works offline. The download goes on by itself when the connection is back.',
  broken: 'What arrived is not the Python that belongs to this version of Offhand.',
  brokenText:
    'Reload the page: a newer version may be there. If that does not help, try again later.',
  typescript: 'Write in TypeScript meanwhile',
} as const
