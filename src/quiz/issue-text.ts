import type { QuestionEntry } from '../content/types.ts'

/** A flag as the text of an issue, in Markdown: where it is, what is shown, what the user says. */
export function issueText(
  entry: Pick<QuestionEntry, 'id' | 'topic' | 'concept' | 'title'>,
  why: string,
  version: string,
): string {
  const [, slug = ''] = entry.concept.split('/')
  return [
    `### ${entry.title.en} · ${entry.title.zh}`,
    '',
    `- Question: \`${entry.id}\` (\`questions/${entry.topic}/${slug}.yaml\`)`,
    `- Bank: ${version}`,
    '',
    // Quoted, so that nothing in it is read as Markdown of ours.
    ...why.split('\n').map((line) => `> ${line}`),
    '',
  ].join('\n')
}
