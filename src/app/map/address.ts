import type { ConceptKey, TopicId } from '../../content/types.ts'

/** What the page's address keeps. */
export interface MapAddress {
  /** Null shows all topics. */
  readonly topic: TopicId | null
  /** The concept, or on the map of all the topic, that has the focus when the page is shown. */
  readonly at: string | null
  /** Null: as the screen has room. */
  readonly view: 'map' | 'list' | null
  /** The whole map in the width of the screen. */
  readonly fit: boolean
}

export const whole: MapAddress = { topic: null, at: null, view: null, fit: false }

/** What is not known is left out, so that an old link still shows a map. */
export function mapAddressOf(
  params: URLSearchParams,
  topics: readonly { readonly id: TopicId }[],
): MapAddress {
  const topic = topics.find(({ id }) => id === params.get('topic'))?.id ?? null
  const at = params.get('at')
  const view = params.get('view')
  return {
    topic,
    at:
      at === null || at === '' ? null : topic === null || at.includes('/') ? at : `${topic}/${at}`,
    view: view === 'map' || view === 'list' ? view : null,
    fit: params.get('zoom') === 'fit',
  }
}

export function paramsOf({ topic, at, view, fit }: MapAddress): URLSearchParams {
  const params = new URLSearchParams()
  if (topic !== null) params.set('topic', topic)
  // As authors write it: the slug inside its own topic, topic and slug elsewhere.
  const own = topic === null ? '' : `${topic}/`
  if (at !== null) params.set('at', own !== '' && at.startsWith(own) ? at.slice(own.length) : at)
  if (view !== null) params.set('view', view)
  if (fit) params.set('zoom', 'fit')
  return params
}

export function pathOf(address: MapAddress): string {
  const params = paramsOf(address)
  return params.size === 0 ? '/map' : `/map?${params.toString()}`
}

/** A concept on the map of its topic. */
export const onMap = (key: ConceptKey, topic: TopicId): string =>
  pathOf({ ...whole, topic, at: key })
