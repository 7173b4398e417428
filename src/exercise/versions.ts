/** Code that left the editor without having been run: kept, so that nothing typed is lost. */
export interface Version {
  readonly at: number
  readonly source: string
  readonly why: VersionReason
}

export type VersionReason = 'reset' | 'restored' | 'other-tab' | 'again'

const mostVersions = 20

/** Newest first; what is already on top is not kept twice. */
export function withVersion(versions: readonly Version[], version: Version): readonly Version[] {
  if (versions[0]?.source === version.source) return versions
  return [version, ...versions].slice(0, mostVersions)
}

export function parseVersions(value: unknown): readonly Version[] {
  return Array.isArray(value) ? value.filter(isVersion) : []
}

function isVersion(value: unknown): value is Version {
  if (typeof value !== 'object' || value === null) return false
  const { at, source, why } = value as Partial<Record<keyof Version, unknown>>
  return (
    typeof at === 'number' &&
    typeof source === 'string' &&
    (why === 'reset' || why === 'restored' || why === 'other-tab' || why === 'again')
  )
}
