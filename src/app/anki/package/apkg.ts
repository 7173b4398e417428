import { strToU8, zipSync } from 'fflate'

/** What Anki opens: the collection, and the media under numbers with a list of their names. */
export function writeApkg(
  collection: Uint8Array,
  media: ReadonlyMap<string, string>,
  now: number,
): Uint8Array<ArrayBuffer> {
  const names = [...media.keys()]
  return zipSync(
    {
      'collection.anki2': collection,
      media: strToU8(JSON.stringify(Object.fromEntries(names.map((name, i) => [i, name])))),
      ...Object.fromEntries(names.map((name, i) => [i, strToU8(media.get(name) ?? '')])),
    },
    { level: 6, mtime: now },
  )
}
