import { describe, expect, test } from 'vitest'
import { atCursor } from '../../../../tests/fixtures/python-cursor.ts'
import { enterRules, indentOfClause } from './indentation.ts'

/** As Monaco takes the first rule that holds. */
const enter = (before: string, after = ''): string =>
  enterRules.find(
    ({ beforeText, afterText }) => beforeText.test(before) && (afterText?.test(after) ?? true),
  )?.then ?? 'keep'

describe('Enter', () => {
  test.each([
    'def f(x):',
    'async def f():',
    '    if x > 0:  # more',
    '    else:',
    'match kind:',
    '    case _:',
    ') -> np.ndarray:',
    '    }:',
  ])('indents behind %s', (line) => expect(enter(line)).toBe('indent'))

  test.each([
    '    return x',
    '    return',
    '    raise ValueError("no")',
    '\tpass',
    '    break',
    '    continue',
  ])('goes back behind %s', (line) => expect(enter(line)).toBe('outdent'))

  test.each([
    '    x = 1',
    'forward = 1',
    '    return (',
    '    return [a,',
    '    return a +',
    '    returned = 1',
    '    passing()',
    'x = {1:',
    'return x',
  ])('keeps the line where it is behind %s', (line) => expect(enter(line)).toBe('keep'))

  test('keeps what stands behind the cursor in its block', () => {
    expect(enter('    return f(a', ')')).toBe('keep')
  })

  test('goes on with a comment that is split', () => {
    expect(enter('    # one ', 'two')).toBe('comment')
    expect(enter('    # one')).toBe('keep')
  })
})

describe('a clause', () => {
  const block = 'for x in y:\n    if x:\n        a = 1\n'
  test.each([
    ['ends the block that it is typed in', `${block}        else:¦`, 4],
    ['stands where it was put', `${block}    else:¦`, null],
    ['stands further out', `${block}else:¦`, null],
    ['belongs to what is open', `${block}    b = 2\n    else:¦`, 0],
    ['with a condition', `${block}        elif x > 1:¦`, 4],
    ['of a try', 'try:\n    a = 1\n    except ValueError:¦', 0],
    ['that comes last', 'try:\n    a = 1\nexcept E:\n    b = 1\n    finally:¦', 0],
    ['of a match', 'match x:\n    case 1:\n        a = 1\n        case 2:¦', 4],
    ['without a beginning', 'a = 1\n    else:¦', null],
    ['that is not at its end', `${block}        elif x[1:¦`, null],
    ['that is none', `${block}        while x:¦`, null],
  ])('%s', (_, marked, indent) => {
    expect(indentOfClause(...atCursor(marked))).toBe(indent)
  })
})
