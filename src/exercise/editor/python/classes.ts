import type { Block, Definition } from './document.ts'

/** The user's own. */
export interface Classes {
  readonly definitions: readonly Definition[]
}

/** The fields of a TypedDict are no attributes. */
export const ownClasses = ({ definitions }: Classes): readonly Block[] =>
  definitions.flatMap(({ body }) =>
    body?.kind === 'class' && !body.bases.includes('TypedDict') ? [body] : [],
  )

/** What a class of the user's own has, each name once. */
export const membersIn = ({ definitions }: Classes, block: Block): readonly Definition[] => [
  ...new Map(
    definitions
      .filter((definition) => definition.block === block && !definition.isInner)
      .map((definition) => [definition.name.text, definition]),
  ).values(),
]
