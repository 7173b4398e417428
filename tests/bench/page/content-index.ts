// Stands for `virtual:offhand/index`: the address says which bank is loaded.
import { type PackedIndex, unpackIndex } from '../../../src/content/packed-index.ts'

const file = new URLSearchParams(location.search).get('index')
const answer = await fetch(`./${file}`)
export const index = unpackIndex((await answer.json()) as PackedIndex)
