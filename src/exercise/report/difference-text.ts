import type { TFunction } from 'i18next'
import type { Mismatch, Plain, Relation } from '../../runner/verdict.ts'
import { loneNumber, numberText, styleFor } from './number-text.ts'
import { isList, isRecord, pathText, shapeText, tensorShape } from './plain.ts'
import { sourceText } from './value-print.ts'

type T = TFunction<'exercise'>

const mostText = 80

/** One sentence on how two values differ, in the language of `t`. */
export function differenceText(t: T, mismatch: Mismatch): string {
  const { kind, path, expected, got } = mismatch
  const where = pathText(path)
  switch (kind) {
    case 'shape':
      return t('difference.shape', {
        expected: mismatch.expectedShape
          ? shapeText(mismatch.expectedShape)
          : kindText(t, expected),
        got: mismatch.gotShape ? shapeText(mismatch.gotShape) : kindText(t, got),
      })
    case 'type': {
      // Where any number would do, none is expected in particular.
      const wanted = expected === undefined ? t('kinds.number') : kindText(t, expected)
      const what = { expected: wanted, got: kindText(t, got) }
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
      return valueText(t, mismatch, where)
  }
}

function valueText(t: T, { expected, got, ...rest }: Mismatch, where: string): string {
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
    ? t('difference.several', { ...what, max: loneNumber(maxAbsolute) })
    : t('difference.one', what)
}

/** "a number", "numbers of shape [2, 3]": what something is rather than what it holds. */
function kindText(t: T, value: Plain): string {
  const shape = tensorShape(value)
  if (shape && shape.length > 0) return t('kinds.tensor', { shape: shapeText(shape) })
  if (value === null) return t('kinds.null')
  if (value === undefined) return t('kinds.undefined')
  if (isList(value)) return t('kinds.list')
  if (isRecord(value)) return t('kinds.record')
  return t(`kinds.${typeof value as 'number' | 'string' | 'boolean'}`)
}

/** The rule behind the difference, where there is a simple one. */
export function relationText(t: T, relation: Relation): string {
  switch (relation.type) {
    case 'offset':
      return t('difference.relation.offset', { by: loneNumber(relation.by, { signed: true }) })
    case 'factor':
      return t('difference.relation.factor', { by: loneNumber(relation.by) })
    case 'permuted':
      return relation.axes.join() === '1,0'
        ? t('difference.relation.transposed')
        : t('difference.relation.permuted', { axes: shapeText(relation.axes) })
    case 'reordered':
      return t('difference.relation.reordered')
  }
}

const grouped = (count: number): string => count.toLocaleString('en')

function shortValue(value: Plain): string {
  if (typeof value === 'number') return loneNumber(value)
  const text = sourceText(value)
  return text.length > mostText ? `${text.slice(0, mostText)}…` : text
}
