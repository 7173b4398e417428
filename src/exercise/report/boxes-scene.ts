import type { CallRecord, Plain } from '../../runner/verdict.ts'
import { type Box, countsIn, fieldOf, type Mark, matrixIn, mostMarks, type Scene } from './scene.ts'

const names = 'abcdef'

/** Boxes of the arguments, and those that the result keeps, makes or leaves out. */
export function boxesScene(call: CallRecord, got: Plain, expected: Plain): Scene | null {
  const groups = call.args.flatMap((argument) => {
    const boxes = boxesIn(argument)
    return boxes ? [boxes] : []
  })
  const made = boxesIn(got)
  const marks = made
    ? [
        ...(boxesIn(expected) ?? []).flatMap((box, index): readonly Mark[] =>
          made.some((other) => sameBox(box, other))
            ? []
            : [{ kind: 'box', box, tone: 'wanted', name: `${index}` }],
        ),
        ...made.map((box, index): Mark => ({ kind: 'box', box, tone: 'got', name: `${index}` })),
      ]
    : chosenOf(groups, got, expected)
  if (marks.length === 0 || marks.length > mostMarks) return null
  return { type: 'scene', marks, yDown: true, axes: ['x', 'y'] }
}

function chosenOf(groups: readonly (readonly Box[])[], got: Plain, expected: Plain): Mark[] {
  const [first] = groups
  const kept = indicesIn(got)
  if (first && groups.length === 1 && kept) {
    const wanted = indicesIn(expected) ?? []
    return first.map((box, index): Mark => {
      const isKept = kept.includes(index)
      const tone = isKept ? 'got' : wanted.includes(index) ? 'wanted' : 'dropped'
      return { kind: 'box', box, tone, name: `${index}` }
    })
  }
  return groups.flatMap((boxes, group) =>
    boxes.map((box, index): Mark => ({
      kind: 'box',
      box,
      tone: group === 0 ? 'a' : 'b',
      name: `${names[group] ?? '?'}${index}`,
    })),
  )
}

const indicesIn = (value: Plain): readonly number[] | null =>
  countsIn(value) ?? countsIn(fieldOf(value, 'indices', 'keep', 'kept'))

/** `[x1, y1, x2, y2]` with corners in order, as many as a picture can hold. */
function boxesIn(value: Plain): readonly Box[] | null {
  const rows = matrixIn(value, 4)
  if (!rows || rows.length === 0) return null
  const boxes = rows.flatMap((row): readonly Box[] => {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = row
    return row.length === 4 && x2 >= x1 && y2 >= y1 ? [[x1, y1, x2, y2]] : []
  })
  return boxes.length === rows.length ? boxes : null
}

const sameBox = (a: Box, b: Box): boolean =>
  a.every((side, index) => Math.abs(side - (b[index] ?? NaN)) <= 1e-9 * (1 + Math.abs(side)))
