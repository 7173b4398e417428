import type { Language } from '../../base/language.ts'
import type { Exercise } from '../../content/types.ts'
import type { EditorPreferences } from '../editor/options.ts'
import type { MonacoState } from '../editor/use-monaco.ts'
import { useNotation } from '../report/use-notation.ts'
import type { ExerciseSession } from '../session.ts'
import { solutionOpened } from '../attempt.ts'
import { useReady } from '../views/use-session.ts'
import { CounterView } from './counter-view.tsx'
import { LensView } from './lens-view.tsx'
import { OwnImageView } from './own-image-view.tsx'
import type { Tool } from './tool-list.tsx'
import { TryView } from './try-view.tsx'

interface Props {
  readonly tool: Tool
  readonly session: ExerciseSession
  readonly exercise: Exercise
  readonly monaco: MonacoState
  readonly preferences: EditorPreferences
  readonly language: Language
  readonly readSource: () => string
  readonly onGoTo: (line: number, column: number) => void
}

export function ToolView({ tool, session, exercise, ...rest }: Props) {
  const opened = useReady(session, ({ attempt }) => solutionOpened(attempt))
  const notation = useNotation()
  if (tool === 'ownImage') {
    const ownImage = session.ownImage()
    return ownImage && <OwnImageView ownImage={ownImage} onGoTo={rest.onGoTo} />
  }
  if (tool === 'counter')
    return (
      <CounterView
        counter={session.counter}
        exercise={exercise}
        language={rest.language}
        opened={opened}
        readSource={rest.readSource}
        onGoTo={rest.onGoTo}
      />
    )
  return tool === 'try' ? (
    <TryView
      trying={session.trying}
      monaco={rest.monaco}
      slug={exercise.slug}
      language={session.language}
      functions={[exercise.entry, ...exercise.also].map(notation.name)}
      preferences={rest.preferences}
      onGoTo={rest.onGoTo}
    />
  ) : (
    <LensView
      lens={session.lens}
      exercise={exercise}
      language={rest.language}
      readSource={rest.readSource}
      onGoTo={rest.onGoTo}
    />
  )
}
