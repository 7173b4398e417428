import type { Block, Definition, PythonDocument } from './document.ts'
import type { Sight } from './meaning.ts'

export interface SightAt extends Sight {
  /** Every name once, the nearest first. */
  readonly visible: readonly Definition[]
}

/** What can be named at an offset. `around` is what else has been run, as the file under an expression. */
export function sightAt(
  document: PythonDocument,
  offset: number,
  around: PythonDocument | null = null,
): SightAt {
  const blocks = chainFrom(document.blockAt(offset))
  const own = blocks.flatMap((block, nesting) =>
    document.definitions
      .filter((one) => one.block === block && isVisible(one, offset, nesting === 0))
      .reverse(),
  )
  const outer = (around?.definitions ?? [])
    .filter(
      ({ block, kind, isInner }) => block.kind === 'module' && kind !== 'attribute' && !isInner,
    )
    .reverse()
  const nearest = new Map<string, Definition>()
  for (const one of [...own, ...outer])
    if (!nearest.has(one.name.text)) nearest.set(one.name.text, one)
  return {
    visible: [...nearest.values()],
    lookup: (name) => nearest.get(name) ?? null,
    definitions: [...document.definitions, ...(around?.definitions ?? [])],
  }
}

/** A function does not see the names of the class that it is in. */
function chainFrom(block: Block): readonly Block[] {
  const outer: Block[] = []
  for (let at = block.parent; at; at = at.parent) if (at.kind !== 'class') outer.push(at)
  return [block, ...outer]
}

function isVisible(definition: Definition, offset: number, isInnermost: boolean): boolean {
  const { kind, name, line, value, isInner } = definition
  const isInLine = line.start <= offset && offset <= line.end
  const isTyped = name.start < offset && offset <= name.end
  if (kind === 'attribute' || isTyped) return false
  if (isInner) return isInLine
  if (kind !== 'variable') return true
  // On the right of `x = …` is the x of before.
  if (value && isInLine) return false
  return !isInnermost || name.start < offset
}
