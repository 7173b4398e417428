import type { Colours } from '../colours.ts'
import { fieldNames } from '../note.ts'

/**
 * One note type for every language: Anki leaves out a note whose type is another than that of the note it
 * would update, so that a deck could not change its language. Id and names must never change.
 */
export const noteType = { id: 1_737_000_000_000, name: 'Offhand' } as const

/** As Anki's schema 11 keeps it, in col.models. */
export const noteTypeRecord = (css: string, modifiedAt: number) => ({
  id: noteType.id,
  name: noteType.name,
  type: 0,
  mod: modifiedAt,
  usn: -1,
  sortf: 0,
  did: null,
  tmpls: [
    {
      name: 'Card',
      ord: 0,
      qfmt: '<main class="offhand">{{Question}}</main>',
      afmt: back,
      bqfmt: '',
      bafmt: '',
      did: null,
      bfont: '',
      bsize: 0,
    },
  ],
  flds: fieldNames.map((name, ord) => ({
    name,
    ord,
    sticky: false,
    rtl: false,
    font: 'Arial',
    size: 20,
    media: [],
  })),
  css,
  latexPre: '',
  latexPost: '',
  latexsvg: false,
  req: [[0, 'any', [0]]],
  tags: [],
  vers: [],
})

const back = `{{FrontSide}}
<hr id="answer">
<section class="offhand">
<div>{{Answer}}</div>
<div>{{Explanation}}</div>
<footer>{{#Source}}<p>{{Source}}</p>{{/Source}}<p>{{Id}}</p></footer>
</section>`

const used = [
  'paper',
  'raised',
  'line',
  'line-strong',
  'ink',
  'ink-2',
  'ink-3',
  'accent',
  'pass',
  'pass-line',
  'code-key',
  'code-str',
  'code-num',
  'code-fn',
  'code-com',
  'code-type',
]

const declared = (colours: Colours): string =>
  used.map((name) => `--${name}: ${colours[name] ?? 'inherit'};`).join(' ')

/** The look of the cards in Anki, by day and in its night mode. */
export const cardCss = (light: Colours, dark: Colours): string => `.card { ${declared(light)} }
.card.nightMode, .card.night_mode, .nightMode .card, .night_mode .card { ${declared(dark)} }
.card { background: var(--paper); color: var(--ink); font: 17px/1.6 Charter, Georgia, serif; text-align: left; }
.offhand { max-width: 40rem; margin: 0 auto; padding: 0 4px; overflow-wrap: break-word; }
.text:lang(zh) { font-family: 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; line-height: 1.75; }
.text + .text { margin-top: 1.25em; padding-top: 1.25em; border-top: 1px dashed var(--line); }
#answer { max-width: 40rem; margin: 1.25em auto; border: 0; border-top: 2px solid var(--accent); }
p { margin: 0.6em 0; }
h3 { margin: 1.4em 0 0.4em; font: 600 13px/1.45 system-ui, sans-serif; color: var(--ink-2); }
.hint { font: 14px/1.5 system-ui, sans-serif; color: var(--ink-3); }
ol, ul { margin: 0.6em 0; padding-left: 1.75em; }
li { margin: 0.35em 0; }
ol[type='A'] > li::marker { font-weight: 600; color: var(--accent); }
.right { margin: 0.6em 0; padding: 0.5em 0.8em; border: 1px solid var(--pass-line); border-left: 3px solid var(--pass); border-radius: 4px; }
.right > p:first-child { margin-top: 0; }
.right > p:last-child { margin-bottom: 0; }
.blank { color: var(--accent); white-space: nowrap; }
.filled { color: var(--pass); border-bottom: 1px solid var(--pass-line); }
.nb { white-space: nowrap; }
code { font: 0.9em/1.5 ui-monospace, Menlo, Consolas, monospace; }
pre { margin: 0.6em 0; padding: 0.6em 0.8em; overflow-x: auto; border: 1px solid var(--line); border-radius: 6px; background: var(--raised); white-space: pre; text-align: left; }
.table-scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: 15px; }
th, td { padding: 4px 14px 4px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
blockquote { margin: 0.6em 0; padding-left: 0.8em; border-left: 3px solid var(--line); }
figure { margin: 1em 0; }
figure img { max-width: 100%; height: auto; max-height: 24rem; }
.nightMode figure img, .night_mode figure img { filter: invert(1) hue-rotate(180deg); }
figcaption { margin-top: 0.4em; font-size: 14px; color: var(--ink-2); }
details { margin: 0.5em 0; }
summary { cursor: pointer; }
footer { margin-top: 1.6em; padding-top: 0.5em; border-top: 1px solid var(--line); font: 12px/1.45 system-ui, sans-serif; color: var(--ink-3); }
footer p { margin: 0.2em 0; }
.hljs-keyword, .hljs-literal, .hljs-meta { color: var(--code-key); }
.hljs-string, .hljs-regexp { color: var(--code-str); }
.hljs-number { color: var(--code-num); }
.hljs-comment, .hljs-quote { color: var(--code-com); }
.hljs-type, .hljs-class, .hljs-built_in, .hljs-title.class_ { color: var(--code-type); }
.hljs-title.function_ { color: var(--code-fn); }
`
