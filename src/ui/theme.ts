import {
  createTheme,
  type CSSVariablesResolver,
  type MantineColorSchemeManager,
} from '@mantine/core'

/** Mantine follows our tokens; it brings behaviour, not looks. */
export const theme = createTheme({
  primaryColor: 'mulberry',
  primaryShade: { light: 7, dark: 5 },
  colors: {
    mulberry: [
      '#f6ebf2',
      '#ead3e0',
      '#d9b1c9',
      '#c79ab6',
      '#b0739a',
      '#9c4f82',
      '#8a4373',
      '#742c5c',
      '#5b1f47',
      '#3f1230',
    ],
    dark: [
      '#ebe8e3',
      '#bdb8b1',
      '#9a958f',
      '#7d7882',
      '#322f35',
      '#2a282d',
      '#1f1e21',
      '#171618',
      '#131214',
      '#111012',
    ],
  },
  fontFamily: 'var(--font-ui)',
  fontFamilyMonospace: 'var(--font-mono)',
  headings: { fontFamily: 'var(--font-display)', fontWeight: '400', textWrap: 'balance' },
  fontWeights: { regular: '400', medium: '500', bold: '600' },
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '1.0625rem', lg: '1.25rem', xl: '1.5625rem' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '6px', xl: '6px' },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
})

const ours = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-default': 'var(--raised)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-error': 'var(--fail)',
  '--mantine-color-success': 'var(--pass)',
}

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: ours, dark: ours })

/** The app sets the attribute; Mantine reads it and never writes another value. */
export const colorSchemeManager: MantineColorSchemeManager = {
  get: () =>
    document.documentElement.getAttribute('data-mantine-color-scheme') === 'dark'
      ? 'dark'
      : 'light',
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
}
