import { seededRandom, shuffled } from '../base/random.ts'
import type { ExerciseEntry, QuestionEntry } from '../content/types.ts'
import { spread } from '../schedule/spread.ts'
import type { PaperCode } from './code.ts'
import { levels, type PaperSettings } from './set-up.ts'

export interface PaperBank {
  readonly questions: readonly QuestionEntry[]
  readonly exercises: readonly ExerciseEntry[]
}

export type PaperItem =
  | {
      readonly type: 'question'
      readonly id: string
      /** Draws the numbers of a generated question and the order of options. */
      readonly seed: number
      readonly seconds: number
    }
  | { readonly type: 'exercise'; readonly slug: string; readonly seconds: number }

/** An interviewer leaves room to think: of the time for questions so much is planned. */
const filled = 0.9
/** Among exercises of the fitting length those asked more often come first. */
const tierWeight = { 1: 0, 2: 0.35, 3: 0.7 } as const

/**
 * Questions first, then code, as most interviews go; the same for the same code and bank. Topics
 * alternate, and no concept is asked twice while there are others.
 */
export function makePaper({ settings, seed }: PaperCode, bank: PaperBank): readonly PaperItem[] {
  const random = seededRandom(seed)
  const fits = fitting(settings)
  const total = settings.minutes * 60
  const exercises = chooseExercises(
    shuffled(random, bank.exercises.filter(fits)).map((entry) => ({
      entry,
      rank: random() + tierOf(entry.tier),
    })),
    { wanted: total * settings.codeShare, most: total },
  )
  const written = exercises.reduce((sum, { minutes }) => sum + minutes * 60, 0)
  const asked =
    settings.codeShare === 1
      ? []
      : chooseQuestions(shuffled(random, bank.questions.filter(fits)), (total - written) * filled)
  return [
    ...spread(asked, null).map(({ id, seconds }): PaperItem => ({
      type: 'question',
      id,
      seed: Math.floor(random() * 2 ** 31),
      seconds,
    })),
    ...exercises.map(({ slug, minutes }): PaperItem => ({
      type: 'exercise',
      slug,
      seconds: minutes * 60,
    })),
  ]
}

const fitting = ({ topics, level }: PaperSettings) => {
  const [low, high] = levels[level]
  return ({ topic, difficulty }: Pick<QuestionEntry, 'topic' | 'difficulty'>): boolean =>
    (topics.length === 0 || topics.includes(topic)) && difficulty >= low && difficulty <= high
}

const tierOf = (tier: number): number => tierWeight[tier === 1 || tier === 2 ? tier : 3]

/** As many as fit; if code is wanted at all and none does, the shortest that fits into the whole. */
function chooseExercises(
  ranked: readonly { readonly entry: ExerciseEntry; readonly rank: number }[],
  { wanted, most }: { readonly wanted: number; readonly most: number },
): readonly ExerciseEntry[] {
  if (wanted === 0) return []
  const chosen: ExerciseEntry[] = []
  let left = wanted
  for (const { entry } of ranked.toSorted((a, b) => a.rank - b.rank)) {
    if (entry.minutes * 60 > left || shares(chosen, entry)) continue
    chosen.push(entry)
    left -= entry.minutes * 60
  }
  if (chosen.length > 0) return chosen
  return ranked
    .map(({ entry }) => entry)
    .filter(({ minutes }) => minutes * 60 <= most)
    .toSorted((a, b) => a.minutes - b.minutes)
    .slice(0, 1)
}

/** Two exercises on one concept would test one thing twice. */
const shares = (chosen: readonly ExerciseEntry[], { concepts }: ExerciseEntry): boolean =>
  chosen.some((other) => other.concepts[0] === concepts[0])

function chooseQuestions(
  mixed: readonly QuestionEntry[],
  seconds: number,
): readonly QuestionEntry[] {
  const chosen: QuestionEntry[] = []
  const concepts = new Set<string>()
  let left = seconds
  const take = (entry: QuestionEntry): void => {
    chosen.push(entry)
    concepts.add(entry.concept)
    left -= entry.seconds
  }
  for (const entry of inTurn(mixed))
    if (entry.seconds <= left && !concepts.has(entry.concept)) take(entry)
  return chosen
}

/** One of each topic, then again one of each, so that a short paper is no paper on one topic. */
function inTurn(mixed: readonly QuestionEntry[]): readonly QuestionEntry[] {
  const turns = new Map<string, number>()
  return mixed
    .map((entry) => {
      const turn = turns.get(entry.topic) ?? 0
      turns.set(entry.topic, turn + 1)
      return { entry, turn }
    })
    .toSorted((a, b) => a.turn - b.turn)
    .map(({ entry }) => entry)
}
