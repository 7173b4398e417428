import { ChoiceView } from './choice-view.tsx'
import type { ViewProps } from './view.ts'

export function SingleView({
  question,
  answer,
  arrangement,
  stage,
  language,
  onAnswer,
}: ViewProps<'single'>) {
  return (
    <ChoiceView
      options={question.options}
      arrangement={arrangement}
      chosen={answer.chosen === null ? [] : [answer.chosen]}
      many={false}
      judged={stage === 'answered'}
      language={language}
      onToggle={(option) => onAnswer({ type: 'single', chosen: option })}
    />
  )
}
