/** Hands a file to the browser's downloads. */
export function saveFile(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  type = 'application/gzip',
): void {
  const url = URL.createObjectURL(new Blob([bytes], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has begun by then; revoking at once stops it in some browsers.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
