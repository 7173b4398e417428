import { useEffect, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { Clock } from '../base/clock.ts'
import type { Random } from '../base/random.ts'
import { catalog } from '../content/catalog.ts'
import { useLanguage } from '../i18n/use-text.ts'
import type { Progress } from '../progress/progress.ts'
import type { Settings } from '../progress/settings.ts'
import { Page } from '../ui/layout.tsx'
import { encodePaper, mostSeed, type PaperCode } from './code.ts'
import { keptSetUpKey, keptSittingKey, parseSitting } from './kept-sitting.ts'
import { makePaper } from './paper.ts'
import { defaultSetUp, parseSetUp, type SetUp } from './set-up.ts'
import { type Sitting, stepsOf } from './sitting.ts'
import { CodeView } from './views/code-view.tsx'
import { HistoryView } from './views/history-view.tsx'
import { OpenView } from './views/open-view.tsx'
import { SetUpView } from './views/set-up-view.tsx'
import { useWords } from './views/use-words.ts'

interface Props {
  readonly progress: Progress
  readonly clock: Clock
  readonly random: Random
  readonly settings: StoreApi<Settings>
}

const topicIds = catalog.topics.map(({ id }) => id)

/** What the interview is to be, and those that were. */
export function SetUpPage({ progress, clock, random, settings }: Props) {
  const t = useWords()
  const language = useLanguage()
  const navigate = useNavigate()
  const [setUp, setSetUp] = useState<SetUp>(() =>
    defaultSetUp(language, settings.getState().codeLanguage),
  )
  const [seed, setSeed] = useState(() => Math.floor(random() * mostSeed))
  const [open, setOpen] = useState<Sitting | null>(null)
  useEffect(() => {
    let left = false
    void Promise.all([
      progress.kept.load(keptSetUpKey).catch(() => null),
      progress.kept.load(keptSittingKey).catch(() => null),
    ]).then(([kept, sitting]) => {
      if (left) return
      setSetUp((now) => ({ ...parseSetUp(kept, now, topicIds), language: now.language }))
      setOpen(parseSitting(sitting))
    })
    return () => {
      left = true
    }
  }, [progress])
  const interviews = useStore(progress.state, (state) =>
    state.status === 'loading' ? none : state.projections.interviews,
  )
  const { minutes, level, codeShare, topics } = setUp
  const code = useMemo<PaperCode>(
    () => ({ settings: { minutes, level, codeShare, topics }, seed }),
    [minutes, level, codeShare, topics, seed],
  )
  const paper = useMemo(() => makePaper(code, catalog), [code])
  const text = encodePaper(code, catalog.version, topicIds)

  const start = async (chosen: SetUp, chosenText: string, steps: number) => {
    const now = clock()
    const sitting: Sitting = {
      version: 2,
      code: chosenText,
      setUp: chosen,
      startedAt: now,
      position: 0,
      steps: Array.from({ length: steps }, () => ({ given: null, ms: 0 })),
      pauses: [],
      pausedAt: null,
      at: now,
      stage: 'running',
      judged: [],
    }
    await progress.kept.save(keptSetUpKey, chosen).catch(() => undefined)
    await progress.kept.save(keptSittingKey, sitting)
    await navigate('/interview/now')
  }
  const startCode = ({ settings, seed: given }: PaperCode, typed: string) => {
    const steps = stepsOf(makePaper({ settings, seed: given }, catalog)).length
    return start({ ...setUp, ...settings }, typed, steps)
  }

  return (
    <Page width="text">
      <h1>{t('title')}</h1>
      {open && (
        <OpenView
          sitting={open}
          onGo={() => void navigate('/interview/now')}
          onDrop={() => {
            setOpen(null)
            void progress.kept.remove(keptSittingKey)
          }}
        />
      )}
      {!open && (
        <>
          <SetUpView
            setUp={setUp}
            paper={paper}
            onChange={(change) => setSetUp({ ...setUp, ...change })}
            onStart={() => void start(setUp, text, stepsOf(paper).length)}
          />
          <CodeView
            code={text}
            onOther={() => setSeed(Math.floor(random() * mostSeed))}
            onCode={(typed, canonical) => void startCode(typed, canonical)}
          />
        </>
      )}
      <HistoryView interviews={interviews} />
    </Page>
  )
}

const none: readonly never[] = []
