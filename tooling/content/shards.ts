import type { ConceptKey, Question, TopicId } from '../../src/content/types.ts'

/** Questions that are fetched together: neighbours of one topic, concepts never apart. */
export interface Shard {
  readonly name: string
  readonly topic: TopicId
  readonly questions: readonly Question[]
}

/** Few enough to be read at once, enough to be worth a request. */
const questionsPerShard = 100

export interface Sharding {
  readonly shards: readonly Shard[]
  /** Of each concept that has questions: the place of its shard. */
  readonly placeOf: Readonly<Record<ConceptKey, number>>
}

export function shardsOf(questions: Readonly<Record<TopicId, readonly Question[]>>): Sharding {
  const shards: Shard[] = []
  const placeOf: Record<ConceptKey, number> = {}
  for (const [topic, own] of Object.entries(questions) as [TopicId, readonly Question[]][]) {
    const byConcept = new Map<ConceptKey, Question[]>()
    for (const question of own) {
      const group = byConcept.get(question.concept)
      if (group) group.push(question)
      else byConcept.set(question.concept, [question])
    }
    let part: Question[] = []
    const close = (): void => {
      if (part.length === 0) return
      const number = shards.filter((shard) => shard.topic === topic).length + 1
      for (const { concept } of part) placeOf[concept] = shards.length
      shards.push({ name: `${topic}-part-${number}`, topic, questions: part })
      part = []
    }
    for (const group of byConcept.values()) {
      if (part.length > 0 && part.length + group.length > questionsPerShard) close()
      part.push(...group)
    }
    close()
  }
  return { shards, placeOf }
}
