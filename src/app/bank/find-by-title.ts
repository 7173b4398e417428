import type { Localized } from '../../base/language.ts'

/** While the search index is being built, or could not be loaded: titles that contain the text. */
export function findByTitle(
  entries: readonly { readonly id: string; readonly title: Localized }[],
  text: string,
): readonly string[] | null {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return null
  return entries
    .filter(({ title }) => `${title.en}\n${title.zh}`.toLowerCase().includes(wanted))
    .map(({ id }) => id)
}
