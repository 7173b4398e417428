// Stands for `virtual:offhand/index`: the address says which bank is loaded.
import type { ContentIndex } from '../../../src/content/types.ts'

const file = new URLSearchParams(location.search).get('index')
const answer = await fetch(`./${file}`)
export const index = (await answer.json()) as ContentIndex
