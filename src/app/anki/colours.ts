export type Colours = Readonly<Record<string, string>>

/** The tokens of one theme, read from src/ui/tokens.css: the only place that names a colour. */
export function coloursOf(tokens: string, theme: 'light' | 'dark'): Colours {
  const block = new RegExp(`\\[data-mantine-color-scheme='${theme}'\\] \\{([^}]*)\\}`).exec(tokens)
  if (!block) throw new Error(`src/ui/tokens.css has no ${theme} theme`)
  return Object.fromEntries(
    [...(block[1] ?? '').matchAll(/--([a-z0-9-]+):\s*([^;]+);/g)].map(
      ([, name = '', value = '']) => [name, value.trim()],
    ),
  )
}
