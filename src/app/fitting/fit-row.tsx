import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { useText } from '../../i18n/use-text.ts'
import type { Progress } from '../../progress/progress.ts'
import { defaultWeights } from '../../schedule/weights.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Row } from '../settings/row.tsx'
import { fitToLog, putInForce } from './fit.ts'
import { type FitAnswer, leastPredictions } from './fit-protocol.ts'
import { FitResult } from './fit-result.tsx'

type State = { readonly type: 'idle' | 'fitting' | 'used' } | FitAnswer

/** Fits the schedule to the user's own log, and shows the gain before anything changes. */
export function FitRow({ progress }: { readonly progress: Progress }) {
  const t = useText('settings')
  const [state, setState] = useState<State>({ type: 'idle' })
  const abort = useRef<AbortController | null>(null)
  useEffect(() => () => abort.current?.abort(), [])
  const weights = useStore(progress.state, (known) =>
    known.status === 'loading' ? defaultWeights : known.projections.weights,
  )
  const isFitted = weights.some((weight, index) => weight !== defaultWeights[index])
  const fit = async () => {
    const control = (abort.current = new AbortController())
    setState({ type: 'fitting' })
    const answer = await fitToLog(progress, weights, control.signal).catch(
      (error: unknown): FitAnswer => ({ type: 'failed', message: String(error) }),
    )
    if (!control.signal.aborted) setState(answer)
  }
  const cancel = () => {
    abort.current?.abort()
    setState({ type: 'idle' })
  }
  const put = async (next: typeof weights | null) => {
    await putInForce(progress, next)
    setState({ type: 'used' })
  }
  return (
    <>
      <Row title={t('fit.title')} note={t(isFitted ? 'fit.noteFitted' : 'fit.note')}>
        {state.type === 'fitting' ? (
          <Button onClick={cancel}>{t('fit.cancel')}</Button>
        ) : (
          <Button onClick={() => void fit()}>{t('fit.fit')}</Button>
        )}
        {isFitted && state.type !== 'fitting' && (
          <Button variant="quiet" onClick={() => void put(null)}>
            {t('fit.defaults')}
          </Button>
        )}
      </Row>
      {state.type === 'fitting' && <Notice title={t('fit.fitting')} />}
      {state.type === 'too-short' && (
        <Notice tone="late" title={t('fit.tooShort')}>
          {t('fit.tooShortText', { least: leastPredictions, count: state.count })}
        </Notice>
      )}
      {state.type === 'failed' && (
        <Notice tone="fail" role="alert" title={t('fit.failed')}>
          {state.message}
        </Notice>
      )}
      {state.type === 'used' && <Notice tone="pass" title={t('fit.used')} />}
      {state.type === 'fitted' && (
        <FitResult
          answer={state}
          onUse={() => void put(state.weights)}
          onLeave={() => setState({ type: 'idle' })}
        />
      )}
    </>
  )
}
