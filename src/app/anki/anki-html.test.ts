import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRenderer } from '../../content/render.ts'
import { ankiHtml, bareText, escaped } from './anki-html.ts'

const renderer = createRenderer()

describe('formulas', () => {
  test('become the TeX they were written in, inline and displayed, with the punctuation behind', () => {
    const html = renderer.block(
      "Let $f'(x)<1$, then\n\n$$\\begin{aligned}a&=b\\\\[8pt] c&=d\\end{aligned}$$\n\nand **so**.",
    )
    expect(ankiHtml(html)).toMatchInlineSnapshot(`
      "<p>Let <span class="nb">\\(f'(x)&lt;1\\),</span> then</p>
      \\[\\begin{aligned}a&amp;=b\\\\[8pt] c&amp;=d\\end{aligned}\\]<p>and <strong>so</strong>.</p>
      "
    `)
  })

  test('code, tables and quotes stay', () => {
    const html = renderer.block('```python\nx = "$"\n```\n\n| a | b |\n|---|---|\n| $1$ | `\\(` |')
    expect(ankiHtml(html)).toMatchInlineSnapshot(`
      "<pre><code class="language-python">x = &quot;$&quot;
      </code></pre>
      <div class="table-scroll"><table>
      <thead>
      <tr>
      <th>a</th>
      <th>b</th>
      </tr>
      </thead>
      <tbody>
      <tr>
      <td><span class="nb">\\(1\\)</span></td>
      <td><code>\\(</code></td>
      </tr>
      </tbody>
      </table></div>
      "
    `)
  })

  test('any mixture of text and formulas comes back whole', () => {
    const parts = fc.array(
      fc.tuple(
        fc.constantFrom(
          'x^2',
          '\\frac{a}{\\sqrt{b}}',
          "y'<\\hat y",
          '\\text{若}a',
          '\\begin{bmatrix}1&0\\end{bmatrix}',
        ),
        fc.constantFrom(' and ', '，', ' ', ' (so) '),
      ),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(parts, (list) => {
        const source = list.map(([tex, text]) => `$${tex}$ ${text}`).join('')
        const got = ankiHtml(renderer.inline(source))
        expect(got).not.toContain('katex')
        const formulas = [...got.matchAll(/\\\(([\s\S]*?)\\\)/g)].map(([, tex]) => tex)
        expect(formulas).toEqual(list.map(([tex]) => escaped(tex)))
      }),
    )
  })
})

test('a term of the glossary is a plain word', () => {
  const html = '<p>The <button type="button" data-term="stride">stride</button> is 2.</p>'
  expect(ankiHtml(html)).toBe('<p>The stride is 2.</p>')
})

test('bare text undoes what escaping did', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(bareText(`<p class="a">${escaped(text)}</p>`)).toBe(text)
    }),
  )
})
