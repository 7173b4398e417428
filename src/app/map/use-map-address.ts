import { useMemo } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { catalog } from '../../content/catalog.ts'
import { mapAddressOf, pathOf, type MapAddress } from './address.ts'

interface Addressed {
  readonly address: MapAddress
  /** Another map: Back leads to this one. */
  readonly go: (change: Partial<MapAddress>) => void
  /** Another look at the same map. */
  readonly look: (change: Partial<MapAddress>) => void
  /** Leaves for a page or another map; on the way back the focus is where it was. */
  readonly leave: (from: string, to: string) => void
}

export function useMapAddress(): Addressed {
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const address = useMemo(() => mapAddressOf(params, catalog.topics), [params])
  const replace = (change: Partial<MapAddress>) =>
    navigate(pathOf({ ...address, ...change }), { replace: true, preventScrollReset: true })
  return {
    address,
    go: (change) => void navigate(pathOf({ ...address, ...change })),
    look: (change) => void replace(change),
    leave: (from, to) => void Promise.resolve(replace({ at: from })).then(() => navigate(to)),
  }
}
