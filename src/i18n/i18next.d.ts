import 'i18next'
import type { all } from './en/all.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof all
  }
}
