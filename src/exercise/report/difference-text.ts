import { tensorShape } from '../../runner/tensor-shape.ts'
import type { TFunction } from 'i18next'
import type { Mismatch, Plain, Relation } from '../../runner/verdict.ts'
import type { Notation } from './notation.ts'
import { loneNumber, numberText, styleFor } from './number-text.ts'
import { isList, isRecord } from './plain.ts'

type T = TFunction<'exercise'>

const mostText = 80

/** One sentence on how two values differ, in the language of `t`. */
export function differenceText(t: T, notation: Notation, mismatch: Mismatch): string {
  const { kind, path, expected, got } = mismatch
  const where = notation.path(path)
  const kindText = (value: Plain): string => kindIn(t, notation, value)
  const shortValue = (value: Plain): string => shortIn(t, notation, value)
  switch (kind) {
    case 'shape':
      return t('difference.shape', {
        expected: mismatch.expectedShape
          ? notation.shape(mismatch.expectedShape)
          : kindText(expected),
        got: mismatch.gotShape ? notation.shape(mismatch.gotShape) : kindText(got),
      })
    case 'type': {
      // Where any number would do, none is expected in particular.
      const wanted = expected === undefined ? t('kinds.number') : kindText(expected)
      const what = { expected: wanted, got: kindText(got) }
      return where === ''
        ? t('difference.type', what)
        : t('difference.typeAt', { path: where, ...what })
    }
    case 'not-finite': {
      if (expected === undefined)
        return where === ''
          ? t('difference.mustBeFiniteScalar', { got: shortValue(got) })
          : t('difference.mustBeFinite', { path: where, got: shortValue(got) })
      const what = { expected: shortValue(expected), got: shortValue(got) }
      return where === ''
        ? t('difference.notFiniteScalar', what)
        : t('difference.notFinite', { path: where, ...what })
    }
    case 'property':
      return t('difference.property', {
        path: where,
        expected: shortValue(expected),
        got: shortValue(got),
      })
    case 'value':
      return valueText(t, notation, mismatch)
  }
}

function valueText(t: T, notation: Notation, { expected, got, path, ...rest }: Mismatch): string {
  const where = notation.path(path)
  const shortValue = (value: Plain): string => shortIn(t, notation, value)
  if (typeof expected !== 'number' || typeof got !== 'number')
    return where === ''
      ? t('difference.type', { expected: shortValue(expected), got: shortValue(got) })
      : t('difference.value', { path: where, expected: shortValue(expected), got: shortValue(got) })
  const style = styleFor([expected, got], [expected, got])
  const delta = loneNumber(got - expected, { signed: true })
  const pair = { expected: numberText(expected, style), got: numberText(got, style) }
  if (where === '') return t('difference.scalar', { ...pair, delta })
  const { differing, total, maxAbsolute } = rest
  if (differing === undefined || total === undefined)
    return t('difference.value', { path: where, ...pair })
  const what = { differing: grouped(differing), total: grouped(total), path: where, delta }
  return maxAbsolute !== undefined && differing > 1 && Number.isFinite(maxAbsolute)
    ? t('difference.several', {
        ...what,
        max: loneNumber(maxAbsolute),
        relative: loneNumber(rest.maxRelative ?? 0),
      })
    : t('difference.one', what)
}

/** Where the numbers are none, beyond the first; empty where there is nothing more to tell. */
export function notFiniteText(t: T, notation: Notation, { notFinite }: Mismatch): string {
  if (!notFinite || notFinite.count < 2) return ''
  const { count, paths } = notFinite
  const places = paths.map((path) => notation.path(path)).join(', ')
  return t('difference.notFiniteAt', {
    number: grouped(count),
    places: count > paths.length ? `${places}, …` : places,
  })
}

/** "a number", "numbers of shape [2, 3]": what something is rather than what it holds. */
function kindIn(t: T, notation: Notation, value: Plain): string {
  const shape = tensorShape(value)
  if (shape && shape.length > 0) return t('kinds.tensor', { shape: notation.shape(shape) })
  const names = notation.tuple(value)
  if (names) return t('kinds.tuple', { names: `(${names.map(notation.name).join(', ')})` })
  const kind = kindOf(value)
  const isOther = notation.language === 'python' && hasOther(kind)
  return isOther ? t(`kindsInPython.${kind}`) : t(`kinds.${kind}`)
}

type Kind = 'null' | 'undefined' | 'list' | 'record' | 'number' | 'string' | 'boolean'
/** Those that have another word there. */
const pythonKinds = ['null', 'undefined', 'record', 'boolean'] as const
const hasOther = (kind: Kind): kind is (typeof pythonKinds)[number] =>
  pythonKinds.some((one) => one === kind)

function kindOf(value: Plain): Kind {
  if (value === null) return 'null'
  if (isList(value)) return 'list'
  return isRecord(value) ? 'record' : (typeof value as Kind)
}

/** The rule behind the difference, where there is a simple one. */
export function relationText(t: T, notation: Notation, relation: Relation): string {
  switch (relation.type) {
    case 'offset':
      return t('difference.relation.offset', { by: loneNumber(relation.by, { signed: true }) })
    case 'factor':
      return t('difference.relation.factor', { by: loneNumber(relation.by) })
    case 'permuted':
      return relation.axes.join() === '1,0'
        ? t('difference.relation.transposed')
        : t('difference.relation.permuted', { axes: notation.shape(relation.axes) })
    case 'reordered':
      return t('difference.relation.reordered')
  }
}

const grouped = (count: number): string => count.toLocaleString('en')

function shortIn(t: T, notation: Notation, value: Plain): string {
  if (typeof value === 'number') return loneNumber(value)
  // There is no such value: a key is missing.
  if (value === undefined && notation.language === 'python') return t('kindsInPython.undefined')
  const text = notation.source(value, 'plain')
  return text.length > mostText ? `${text.slice(0, mostText)}…` : text
}
