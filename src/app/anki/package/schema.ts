/** Tables and indices of Anki's schema 11: every Anki since 2.0 reads it and raises it to its own. */
const tables: Readonly<Record<string, string>> = {
  col: 'id* crt mod scm ver dty usn ls conf: models: decks: dconf: tags:',
  // Anki sorts by sfld and lets it be a number; its column has that affinity although it holds text.
  notes: 'id* guid: mid mod usn tags: flds: sfld csum flags data:',
  cards: 'id* nid did ord mod usn type queue due ivl factor reps lapses left odue odid flags data:',
  revlog: 'id* cid usn ease ivl lastIvl factor time type',
  graves: 'usn oid type',
}

const indices: Readonly<Record<string, string>> = {
  ix_notes_usn: 'notes (usn)',
  ix_notes_csum: 'notes (csum)',
  ix_cards_usn: 'cards (usn)',
  ix_cards_nid: 'cards (nid)',
  ix_cards_sched: 'cards (did, queue, due)',
  ix_revlog_usn: 'revlog (usn)',
  ix_revlog_cid: 'revlog (cid)',
}

/** `name*` is the primary key, `name:` text, a bare name a whole number. */
function column(word: string): string {
  if (word.endsWith('*')) return `${word.slice(0, -1)} integer primary key`
  return word.endsWith(':') ? `${word.slice(0, -1)} text not null` : `${word} integer not null`
}

export const schema: string = [
  ...Object.entries(tables).map(
    ([name, words]) => `create table ${name} (${words.split(' ').map(column).join(', ')});`,
  ),
  ...Object.entries(indices).map(([name, on]) => `create index ${name} on ${on};`),
].join('\n')
