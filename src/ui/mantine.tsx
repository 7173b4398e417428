import '@mantine/core/styles/default-css-variables.layer.css'
import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { colorSchemeManager, cssVariables, theme } from './theme.ts'

/** Around each Mantine component, in its own lazy chunk: the first screen has no Mantine. */
export function WithMantine({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorSchemeManager}
      withGlobalClasses={false}
    >
      {children}
    </MantineProvider>
  )
}
