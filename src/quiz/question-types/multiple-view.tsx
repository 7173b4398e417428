import { ChoiceView } from './choice-view.tsx'
import type { ViewProps } from './view.ts'

export function MultipleView(props: ViewProps<'multiple'>) {
  const { question, answer, arrangement, stage, language, onAnswer } = props
  const { chosen } = answer
  return (
    <ChoiceView
      options={question.options}
      arrangement={arrangement}
      chosen={chosen}
      many
      judged={stage === 'answered'}
      language={language}
      onToggle={(option) =>
        onAnswer({
          type: 'multiple',
          chosen: chosen.includes(option)
            ? chosen.filter((other) => other !== option)
            : [...chosen, option],
        })
      }
    />
  )
}
