import type { Exercise } from '../../content/types.ts'
import { useText } from '../../i18n/use-text.ts'
import type { Rating } from '../../progress/events.ts'
import { useHotkeys } from '../../ui/use-keys.ts'
import type { Scope } from '../session-state.ts'
import type { ExerciseSession } from '../session.ts'
import { type Tool, toolKeys, toolsOf } from '../tools/tool-list.tsx'

interface Options {
  readonly session: ExerciseSession
  readonly exercise: Exercise
  /** Only then is there a rating to change. */
  readonly reviewed: boolean
  readonly start: (scope: Scope) => void
  /** To another check: so many further down. */
  readonly step: (by: number) => void
  readonly openTool: (tool: Tool) => void
}

/** The keys of the workspace, of which `?` shows those that have a name. */
export function useWorkspaceKeys(options: Options): void {
  const { session, exercise, reviewed, start, step, openTool } = options
  const t = useText('exercise')
  const rate = (rating: Rating) => () => {
    if (reviewed) void session.rate(rating)
  }
  const tools = toolsOf(exercise, session.language).map((tool) => [
    toolKeys[tool],
    { run: () => openTool(tool), label: t(`${tool}.title`) },
  ])
  useHotkeys({
    'mod+enter': { run: () => start('samples'), label: t('runLong') },
    'mod+shift+enter': { run: () => start('all'), label: t('submitLong') },
    j: { run: () => step(1), label: t('nextCheck') },
    k: { run: () => step(-1), label: t('previousCheck') },
    ...Object.fromEntries(tools),
    '1': rate(1),
    '2': rate(2),
    '3': rate(3),
    '4': rate(4),
  })
}
