import type { Question, QuestionEntry } from '../../content/types.ts'
import { drawsPerQuestion } from './choice.ts'
import type { Drawn } from './note.ts'

/** A generator of few different draws may need more seeds than draws, or have no more to give. */
const mostSeeds = 24

/** The question, or fixed draws of it that differ: always the same ones, so that Anki knows them again. */
export async function drawsOf(
  { id, generated }: Pick<QuestionEntry, 'id' | 'generated'>,
  load: (id: string, seed: number) => Promise<Question | null>,
): Promise<readonly Drawn[]> {
  const ask = async (seed: number): Promise<Question> => {
    const question = await load(id, seed)
    if (!question) throw new Error(`the bank has no question "${id}"`)
    return question
  }
  if (!generated) return [{ question: await ask(1), draw: null }]
  const seen = new Set<string>()
  const drawn: Drawn[] = []
  for (let seed = 1; seed <= mostSeeds && drawn.length < drawsPerQuestion; seed++) {
    const question = await ask(seed)
    if (seen.has(question.stem.en)) continue
    seen.add(question.stem.en)
    drawn.push({ question, draw: drawn.length + 1 })
  }
  return drawn
}
