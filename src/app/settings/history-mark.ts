import type { Draft, Projections } from '../../progress/progress.ts'

/**
 * A short text that is another one as soon as something in the history is other: what a backup holds
 * need not be read to know that a new one is worth writing.
 */
export function historyMark(projections: Projections, drafts: readonly Draft[]): string {
  const { cards, runs, interviews, settings, reviews } = projections
  let hash = 0
  const mix = (text: string): void => {
    for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0
  }
  // Where events came in another order the maps have another one as well, and say the same.
  const all = [
    ...[...cards.values()].map(
      (card) => `${card.item} ${card.reviews} ${card.lastAt} ${card.dueAt}`,
    ),
    ...[...runs].map(([slug, list]) => `${slug} ${list.length}`),
    ...[...settings].map(([key, value]) => `${key} ${JSON.stringify(value)}`),
    ...drafts.map(({ exercise, language, at }) => `${exercise} ${language} ${at}`),
  ]
  for (const text of all.toSorted()) mix(text)
  return [reviews, interviews.length, (hash >>> 0).toString(36)].join('-')
}
