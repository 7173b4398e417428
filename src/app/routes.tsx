import { createBrowserRouter, type RouteObject, useParams } from 'react-router'
import { catalog, exerciseOf, questionOf } from '../content/catalog.ts'
import { loadMap } from '../content/load.ts'
import { HomePage } from './home/home-page.tsx'
import { loadWorkspace } from './load-workspace.ts'
import type { Services } from './services.ts'
import { ErrorScreen } from './shell/error-screen.tsx'
import { NotFound } from './shell/not-found.tsx'
import type { RouteHandle } from './shell/route-handle.ts'
import { Shell } from './shell/shell.tsx'

/** Every screen has an address. All but the home screen are loaded when they are first wanted. */
export function createRouter(services: Services) {
  const { progress, clock, random, settings } = services
  const children: RouteObject[] = [
    { index: true, handle: page('today'), Component: () => <HomePage services={services} /> },
    {
      path: 'questions',
      handle: page('questions'),
      lazy: async () => {
        const { BankPage } = await import('./bank/bank-page.tsx')
        return { Component: () => <BankPage progress={progress} clock={clock} /> }
      },
    },
    {
      path: 'questions/:id',
      handle: {
        frame: 'session',
        title: (t, language, { id = '' }) =>
          questionOf(id)?.title[language] ?? t('titles.question'),
      } satisfies RouteHandle,
      lazy: async () => {
        const { QuizPage } = await import('../quiz/quiz-page.tsx')
        return {
          Component: function Question() {
            const { id = '' } = useParams()
            return <QuizPage {...{ progress, clock, random, id }} settings={settings.store} />
          },
        }
      },
    },
    {
      path: 'quiz',
      handle: { frame: 'session', title: (t) => t('titles.quiz') } satisfies RouteHandle,
      lazy: async () => {
        const { QuizPage } = await import('../quiz/quiz-page.tsx')
        return {
          Component: () => <QuizPage {...{ progress, clock, random }} settings={settings.store} />,
        }
      },
    },
    {
      path: 'concepts/:topic/:slug',
      handle: {
        frame: 'page',
        title: (_, language, { topic = '', slug = '' }) =>
          catalog.concepts.find(({ key }) => key === `${topic}/${slug}`)?.title[language] ?? slug,
      } satisfies RouteHandle,
      lazy: async () => {
        const { ConceptPage } = await import('./concept/concept-page.tsx')
        return { Component: () => <ConceptPage progress={progress} clock={clock} /> }
      },
    },
    {
      path: 'topics/:topic',
      handle: {
        frame: 'page',
        title: (t, language, { topic = '' }) =>
          `${catalog.topics.find(({ id }) => id === topic)?.title[language] ?? topic} · ${t('titles.primer')}`,
      } satisfies RouteHandle,
      lazy: async () => {
        const { PrimerPage } = await import('./primer/primer-page.tsx')
        return { Component: PrimerPage }
      },
    },
    {
      path: 'exercises',
      handle: page('exercises'),
      lazy: async () => {
        const { ExerciseListPage } = await import('./exercises/exercise-list-page.tsx')
        return { Component: () => <ExerciseListPage progress={progress} clock={clock} /> }
      },
    },
    {
      path: 'exercises/:slug',
      handle: {
        frame: 'workspace',
        title: (t, language, { slug = '' }) =>
          exerciseOf(slug)?.title[language] ?? t('titles.exercise'),
      } satisfies RouteHandle,
      lazy: async () => {
        const [{ ExercisePage }, { createWorkspaceRunner }] = await loadWorkspace()
        return {
          Component: function Exercise() {
            const { slug = '' } = useParams()
            return (
              <ExercisePage
                {...{ slug, progress, clock }}
                createRunner={createWorkspaceRunner}
                settings={settings}
              />
            )
          },
        }
      },
    },
    {
      path: 'stats',
      handle: page('stats'),
      lazy: async () => {
        const { StatsPage } = await import('../stats/stats-page.tsx')
        return { Component: () => <StatsPage progress={progress} clock={clock} /> }
      },
    },
    {
      path: 'map',
      handle: page('map'),
      lazy: async () => {
        const [{ MapPage }, map] = await Promise.all([import('./map/map-page.tsx'), loadMap()])
        return { Component: () => <MapPage progress={progress} clock={clock} map={map} /> }
      },
    },
    {
      path: 'interview',
      handle: { frame: 'page', title: (t) => t('titles.interview') } satisfies RouteHandle,
      lazy: async () => {
        const { SetUpPage } = await import('../interview/set-up-page.tsx')
        return {
          Component: () => <SetUpPage {...{ progress, clock, random }} settings={settings.store} />,
        }
      },
    },
    {
      path: 'interview/now',
      handle: { frame: 'session', title: (t) => t('titles.interview') } satisfies RouteHandle,
      lazy: async () => {
        const [{ InterviewPage }, { createWorkspaceRunner }] = await Promise.all([
          import('../interview/interview-page.tsx'),
          import('../exercise/workspace-runner.ts'),
        ])
        return {
          Component: () => (
            <InterviewPage
              {...{ progress, clock }}
              createRunner={createWorkspaceRunner}
              settings={settings.store}
            />
          ),
        }
      },
    },
    {
      path: 'interview/:id',
      handle: { frame: 'page', title: (t) => t('titles.interview') } satisfies RouteHandle,
      lazy: async () => {
        const { ReportPage } = await import('../interview/report-page.tsx')
        return { Component: () => <ReportPage progress={progress} /> }
      },
    },
    {
      path: 'settings',
      handle: page('settings'),
      lazy: async () => {
        const { SettingsPage } = await import('./settings/settings-page.tsx')
        return { Component: () => <SettingsPage services={services} /> }
      },
    },
    {
      path: '*',
      handle: { frame: 'page', title: (t) => t('titles.missing') } satisfies RouteHandle,
      Component: NotFound,
    },
  ]
  return createBrowserRouter(
    [
      {
        Component: () => <Shell services={services} />,
        ErrorBoundary: ErrorScreen,
        // While the first page's chunk loads there is nothing to show yet.
        HydrateFallback: () => null,
        children: [{ ErrorBoundary: ErrorScreen, children }],
      },
    ],
    { basename: import.meta.env.BASE_URL },
  )
}

const page = (
  name: 'today' | 'questions' | 'exercises' | 'stats' | 'map' | 'settings',
): RouteHandle => ({
  frame: 'page',
  title: (t) => t(`nav.${name}`),
})
