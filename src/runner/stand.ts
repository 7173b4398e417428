import { script as examinerScript } from 'virtual:offhand/examiner-script'
import { openBox, type Box, type BoxOptions } from './box.ts'
import type { Provisions } from './engine.ts'
import { examinerClient, type ExaminerClient, type Material } from './examiner-client.ts'

/** Both frames, the examiner with its checks, and a fresh candidate behind it. */
export interface Stand {
  readonly examiner: ExaminerClient
  /** Ends the candidate's worker and attaches a fresh one; false when its frame cannot be had. */
  readonly renewCandidate: () => Promise<boolean>
  /** Replaces the candidate's frame, which died; the next candidate comes from the new one. */
  readonly renewCandidateFrame: () => Promise<void>
  readonly killCandidate: () => void
  readonly candidateAnswers: (withinMs: number) => Promise<boolean>
  readonly examinerAnswers: (withinMs: number) => Promise<boolean>
  readonly dispose: () => void
}

export interface StandOptions {
  readonly mount: HTMLElement
  readonly candidateScript: string
  readonly provisions?: Provisions
  /** What the first worker of a frame left; frames after it have it already. */
  readonly onLeft?: ((left: Provisions) => void) | undefined
  readonly material: Material
  readonly startMs: number
  readonly answerMs: number
  readonly report: (problem: string) => void
}

/** Null when a frame does not start; rejects when the check file is broken. */
export async function openStand(options: StandOptions): Promise<Stand | null> {
  const { mount, candidateScript, material, startMs, answerMs, report } = options
  const common = { mount, startMs, answerMs, report }
  let { provisions } = options
  const onLeft = (left: Provisions): void => {
    provisions = { ...provisions, ...left }
    options.onLeft?.(left)
  }
  const forCandidate = (): BoxOptions => ({
    ...common,
    script: candidateScript,
    spare: true,
    ...(provisions && { provisions, onLeft }),
  })
  const opened = await Promise.all([
    openBox(forCandidate()),
    openBox({ ...common, script: examinerScript, spare: false }),
  ])
  const [candidateBox, examinerBox] = opened
  const port = candidateBox && examinerBox && (await examinerBox.spawn())
  if (!candidateBox || !examinerBox || !port) {
    for (const box of opened) box?.dispose()
    return null
  }

  let disposed = false
  let box: Promise<Box | null> = Promise.resolve(candidateBox)
  const renewCandidateFrame = async (): Promise<void> => {
    const old = box
    box = old.then((dead) => {
      dead?.dispose()
      return disposed ? null : openBox(forCandidate())
    })
    await box
  }
  const renewCandidate = async (): Promise<boolean> => {
    const current = await box
    let candidate = await current?.spawn()
    if (!candidate) {
      // Unless a watchdog has replaced it meanwhile.
      if ((await box) === current) await renewCandidateFrame()
      candidate = await (await box)?.spawn()
    }
    if (candidate) examiner.attach(candidate)
    return Boolean(candidate)
  }
  const examiner = examinerClient(port, { onReplace: () => void renewCandidate(), report })
  const dispose = (): void => {
    disposed = true
    examiner.close()
    examinerBox.dispose()
    void box.then((current) => current?.dispose())
  }

  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), startMs)
  })
  const prepared = examiner.ready
    .then(() => Promise.all([examiner.prepare(material), renewCandidate()]))
    .then(([, hasCandidate]) => hasCandidate)
  try {
    if (!(await Promise.race([prepared, tooLate]))) {
      dispose()
      return null
    }
  } catch (error) {
    dispose()
    throw error
  } finally {
    clearTimeout(timer)
  }
  return {
    examiner,
    renewCandidate,
    renewCandidateFrame,
    killCandidate: () => void box.then((current) => current?.kill()),
    candidateAnswers: async (withinMs) => (await (await box)?.answers(withinMs)) ?? false,
    examinerAnswers: (withinMs) => examinerBox.answers(withinMs),
    dispose,
  }
}
