import { codeLanguages, type CodeLanguage } from '../base/code-language.ts'

const parameter = 'in'

/** Opens an exercise in this language, whatever it was written in last. */
export const exerciseAddress = (slug: string, language: CodeLanguage): string =>
  `/exercises/${slug}?${parameter}=${language}`

/** The language that an address asks for. */
export const languageAsked = (address: URLSearchParams): CodeLanguage | null =>
  codeLanguages.find((known) => known === address.get(parameter)) ?? null

/** The same address, asking for another language. */
export function askedIn(address: URLSearchParams, language: CodeLanguage): URLSearchParams {
  const next = new URLSearchParams(address)
  next.set(parameter, language)
  return next
}
