/** What a file that is stored for offline use belongs to. */
export type FileKind = 'content' | 'editor' | 'python' | 'app'

const editorNames = /^(monaco|editor|ts\.worker|tsMode|typescript|codicon)/

/**
 * Told by the name that the build gives a file: `assets/convolution-part-1-B1x9_aQz.js`. Chunks of questions,
 * exercises, examiners and solutions are named after the topic or exercise.
 */
export function fileKindOf(path: string, contentNames: ReadonlySet<string>): FileKind {
  const file = path.slice(path.lastIndexOf('/') + 1)
  const name = /^(.+)-[\w-]{8}\.\w+$/.exec(file)?.[1] ?? file
  if (contentNames.has(name.replace(/-part-\d+$/, '')) || name.endsWith('.generator'))
    return 'content'
  // Pieces of the download, and the interpreter as it was started; scripts of the engine are the app's.
  if (/^python-.*\.bin$/.test(file)) return 'python'
  return editorNames.test(name) ? 'editor' : 'app'
}
