import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { topicIds } from '../../src/content/schema/common.ts'
import type { AuthoredQuestion } from '../../src/content/schema/question.ts'
import { conceptFile } from '../../src/content/schema/question.ts'
import { type AuthoredTopic, topicFile } from '../../src/content/schema/topic.ts'
import type { ConceptKey, TopicId } from '../../src/content/types.ts'
import { type Problem, problem, relativeTo } from './problem.ts'
import { readYaml } from './yaml-file.ts'

export interface TopicSource {
  readonly id: TopicId
  readonly file: string
  readonly folder: string
  readonly value: AuthoredTopic
  readonly lineOf: (path: readonly PropertyKey[]) => number
}

export interface QuestionSource {
  readonly topic: TopicId
  readonly concept: ConceptKey
  readonly file: string
  readonly folder: string
  readonly question: AuthoredQuestion
  readonly lineOf: (path: readonly PropertyKey[]) => number
}

export interface QuestionSources {
  readonly topics: readonly TopicSource[]
  readonly questions: readonly QuestionSource[]
  /** Absolute paths of *.generator.ts. */
  readonly generatorFiles: readonly { readonly topic: TopicId; readonly absolute: string }[]
  readonly problems: readonly Problem[]
}

const isTopic = (name: string): name is TopicId => (topicIds as readonly string[]).includes(name)

/** Reads questions/ without judging how the files fit together: that is cross-check.ts. */
export function readQuestionSources(root: string): QuestionSources {
  const base = path.join(root, 'questions')
  const topics: TopicSource[] = []
  const questions: QuestionSource[] = []
  const generatorFiles: { topic: TopicId; absolute: string }[] = []
  const problems: Problem[] = []
  for (const name of list(base)) {
    const folder = path.join(base, name)
    if (name === 'glossary.yaml') continue
    if (!isTopic(name)) {
      problems.push(
        problem(
          relativeTo(root, folder),
          1,
          '',
          `found the folder "${name}", expected one of ${topicIds.join(', ')}; rename it`,
        ),
      )
      continue
    }
    const topicYaml = path.join(folder, 'topic.yaml')
    if (!existsSync(topicYaml)) {
      problems.push(
        problem(
          relativeTo(root, topicYaml),
          1,
          '',
          'found no topic.yaml; add one that names the topic and its concepts',
        ),
      )
      continue
    }
    const topic = readYaml(root, topicYaml, topicFile)
    problems.push(...topic.problems)
    if (topic.value) {
      if (topic.value.topic !== name)
        problems.push(
          problem(
            topic.file,
            topic.lineOf(['topic']),
            'topic',
            `found "${topic.value.topic}", expected the folder's name "${name}"`,
          ),
        )
      topics.push({ id: name, file: topic.file, folder, value: topic.value, lineOf: topic.lineOf })
    }
    for (const entry of list(folder)) {
      const absolute = path.join(folder, entry)
      if (entry.endsWith('.generator.ts')) generatorFiles.push({ topic: name, absolute })
      else if (entry.endsWith('.yaml') && entry !== 'topic.yaml') {
        const read = readYaml(root, absolute, conceptFile)
        problems.push(...read.problems)
        if (!read.value) continue
        if (`${read.value.concept}.yaml` !== entry)
          problems.push(
            problem(
              read.file,
              read.lineOf(['concept']),
              'concept',
              `found "${read.value.concept}", expected the file's name "${entry.slice(0, -5)}"; rename one of them`,
            ),
          )
        read.value.questions.forEach((question, i) =>
          questions.push({
            topic: name,
            concept: `${name}/${read.value?.concept ?? ''}`,
            file: read.file,
            folder,
            question,
            lineOf: (tail) => read.lineOf(['questions', i, ...tail]),
          }),
        )
      } else if (!/^topic\.yaml$|^primer\.(?:en|zh)\.md$|\.svg$|\.generator\.test\.ts$/.test(entry))
        problems.push(
          problem(
            relativeTo(root, absolute),
            1,
            '',
            'expected <concept>.yaml, <concept>.generator.ts, its test, primer.en.md, primer.zh.md or an .svg; move or remove it',
          ),
        )
    }
  }
  return { topics, questions, generatorFiles, problems }
}

const list = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => !name.startsWith('.'))
        .sort()
    : []
