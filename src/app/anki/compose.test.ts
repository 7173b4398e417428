import { describe, expect, test } from 'vitest'
import {
  cloze,
  match,
  multiple,
  numericOf,
  open,
  order,
  single,
} from '../../../tests/fixtures/quiz-questions.ts'
import type { Question } from '../../content/types.ts'
import { anki as en } from '../../i18n/en/anki.ts'
import { anki as zh } from '../../i18n/zh/anki.ts'
import { composeNote } from './compose.ts'

const words = { en: en.card, zh: zh.card }
const text = (en: string, zh = en) => ({ en, zh })
const compose = (
  question: Question,
  languages: readonly ('en' | 'zh')[] = ['en'],
  picture = (name: string) => name,
) => composeNote({ question, draw: null }, { languages, words, picture })

/** The two sides, one block a line. */
const sides = (question: Question): string => {
  const { fields } = compose(question)
  return [fields.Question, fields.Answer]
    .map((field) => field.replace(/(<\/(?:p|li|ol|ul|div|h3|tr|table)>)(?=.)/g, '$1\n'))
    .join('\n---\n')
}

describe('each type on the two sides of a card', () => {
  const why = text('it is too small')

  test('single: letters in a fixed order, the right one, why the others are wrong', () => {
    const options = single.options.map((option) => (option.correct ? option : { ...option, why }))
    expect(sides({ ...single, options })).toMatchInlineSnapshot(`
      "<div class="text" lang="en">the stem of single<p class="hint">One is right.</p>
      <ol type="A"><li>option 2</li>
      <li>option 1</li>
      <li>option 0</li>
      <li>option 3</li>
      </ol>
      </div>
      ---
      <div class="text" lang="en"><div class="right"><b>B</b> option 1</div>
      <h3>Why not the others</h3>
      <ul><li><b>A</b> it is too small</li>
      <li><b>C</b> it is too small</li>
      <li><b>D</b> it is too small</li>
      </ul>
      </div>"
    `)
  })

  test('multiple', () => {
    expect(sides(multiple)).toMatchInlineSnapshot(`
      "<div class="text" lang="en">the stem of multiple<p class="hint">Two or more are right.</p>
      <ol type="A"><li>option 0</li>
      <li>option 1</li>
      <li>option 4</li>
      <li>option 2</li>
      <li>option 3</li>
      </ol>
      </div>
      ---
      <div class="text" lang="en"><div class="right"><b>A</b> option 0</div>
      <div class="right"><b>D</b> option 2</div>
      <div class="right"><b>E</b> option 3</div>
      </div>"
    `)
  })

  test('what is said of a right option stands with it', () => {
    const options = multiple.options.map((option, i) => (i === 0 ? { ...option, why } : option))
    expect(sides({ ...multiple, options })).toContain(
      '<div class="right"><b>A</b> option 0<p class="hint">it is too small</p>',
    )
  })

  test('numeric: unit, tolerance and known mistakes', () => {
    const question = numericOf({
      unit: text('million', '百万'),
      tolerance: { relative: 0.01 },
      mistakes: [{ value: 25, why }],
    })
    expect(sides(question)).toMatchInlineSnapshot(`
      "<div class="text" lang="en">the stem of numeric<p class="hint">Give a number (million).</p>
      </div>
      ---
      <div class="text" lang="en"><div class="right"><b>25,557,032 million</b></div>
      <p class="hint">Accepted from 25,301,500 to 25,812,600.</p>
      <h3>Known mistakes</h3>
      <ul><li><b>25 million</b> it is too small</li>
      </ul>
      </div>"
    `)
    expect(sides(numericOf({ tolerance: 'exact' }))).not.toContain('Accepted')
  })

  test('cloze: blanks, then filled in with what else is accepted', () => {
    const stem = text(
      '<p>After <span data-blank="layer"></span> comes <span data-blank="kernel"></span>.</p>',
    )
    expect(sides({ ...cloze, stem })).toMatchInlineSnapshot(`
      "<div class="text" lang="en"><p>After <span class="blank">____</span> comes <span class="blank">____</span>.</p>
      <p class="hint">Fill in the blanks.</p>
      </div>
      ---
      <div class="text" lang="en"><div class="right"><p>After <b class="filled">batch norm</b> comes <b class="filled">3×3</b>.</p>
      </div>
      <ul><li><b>batch norm</b> (also BN)</li>
      </ul>
      </div>"
    `)
  })

  test('order: never printed in the right order', () => {
    expect(sides(order)).toMatchInlineSnapshot(`
      "<div class="text" lang="en">the stem of order<p class="hint">Put these in order.</p>
      <ol type="A"><li>step 2</li>
      <li>step 0</li>
      <li>step 3</li>
      <li>step 1</li>
      </ol>
      </div>
      ---
      <div class="text" lang="en"><div class="right"><b>B → D → A → C</b></div>
      <ol><li><b>B</b> step 0</li>
      <li><b>D</b> step 1</li>
      <li><b>A</b> step 2</li>
      <li><b>C</b> step 3</li>
      </ol>
      </div>"
    `)
  })

  test('match: two lists, then the pairs and what is left over', () => {
    expect(sides(match)).toMatchInlineSnapshot(`
      "<div class="text" lang="en">the stem of match<p class="hint">Which letter belongs to which number?</p>
      <ol><li>left 0</li>
      <li>left 1</li>
      <li>left 2</li>
      </ol>
      <ol type="A"><li>extra 0</li>
      <li>right 0</li>
      <li>right 2</li>
      <li>right 1</li>
      </ol>
      </div>
      ---
      <div class="text" lang="en"><div class="right"><b>1 B · 2 D · 3 C</b></div>
      <div class="table-scroll"><table><tr><td>left 0</td><td><b>B</b></td><td>right 0</td></tr>
      <tr><td>left 1</td><td><b>D</b></td><td>right 1</td></tr>
      <tr><td>left 2</td><td><b>C</b></td><td>right 2</td></tr>
      </table>
      </div>
      <p class="hint">Belongs to nothing: A.</p>
      </div>"
    `)
  })

  test('open: answer and key points; follow-ups come after the explanation', () => {
    const followUps = [{ question: text('and then?'), answer: text('<p>this</p>') }]
    expect(sides({ ...open, followUps })).toMatchInlineSnapshot(`
      "<div class="text" lang="en">the stem of open<p class="hint">Say your answer aloud first.</p>
      </div>
      ---
      <div class="text" lang="en">the model answer<h3>Key points</h3>
      <ul><li>point 0</li>
      <li>point 1</li>
      <li>point 2</li>
      </ul>
      </div>"
    `)
    expect(compose({ ...open, followUps }).fields.Explanation).toMatchInlineSnapshot(
      `"<div class="text" lang="en"><h3>Why</h3>why<h3>An interviewer may go on</h3><details><summary>and then?</summary><p>this</p></details></div>"`,
    )
  })
})

describe('the note around them', () => {
  test('id, tags, source and both languages, the figure once', () => {
    const figure = { svg: '<svg/>', alt: text('a "map"', '图'), caption: text('Fig', '说明') }
    const question = { ...numericOf({ tolerance: 'exact' }), figure, source: 'He & Sun 2015' }
    expect(compose(question, ['zh', 'en'])).toMatchInlineSnapshot(`
      {
        "fields": {
          "Answer": "<div class="text" lang="zh-CN"><div class="right"><b>25,557,032</b></div></div><div class="text" lang="en"><div class="right"><b>25,557,032</b></div></div>",
          "Explanation": "<div class="text" lang="zh-CN"><h3>解析</h3>why的中文</div><div class="text" lang="en"><h3>Why</h3>why</div>",
          "Id": "numeric",
          "Question": "<div class="text" lang="zh-CN">the stem of numeric的中文<figure><img src="offhand-numeric.svg" alt="图 / a &quot;map&quot;"><figcaption>说明</figcaption></figure><p class="hint">写出数值。</p></div><div class="text" lang="en">the stem of numeric<figure><figcaption>Fig</figcaption></figure><p class="hint">Give a number.</p></div>",
          "Source": "He &amp; Sun 2015",
        },
        "guid": "numeric",
        "tags": [
          "topic::convolution",
          "concept::convolution::numeric",
          "difficulty::2",
          "type::numeric",
        ],
        "topic": "convolution",
      }
    `)
  })

  test('the figure of an explanation is a file of its own', () => {
    const figure = { svg: '<svg/>', alt: text('map') }
    const taken: string[] = []
    const note = compose({ ...single, figure, explanationFigure: figure }, ['en'], (name) => {
      taken.push(name)
      return name
    })
    expect(taken).toEqual(['offhand-single.svg', 'offhand-single-explained.svg'])
    expect(note.fields.Explanation).toContain('<img src="offhand-single-explained.svg" alt="map">')
  })

  test('the order of the options is the same in every language and every export', () => {
    const letters = (languages: readonly ('en' | 'zh')[]) =>
      [...compose(single, languages).fields.Question.matchAll(/option (\d)/g)].map(([, n]) => n)
    expect(letters(['zh'])).toEqual(letters(['en']))
    expect(letters(['en', 'zh'])).toEqual([...letters(['en']), ...letters(['zh'])])
  })
})
