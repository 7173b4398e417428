import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import { useText } from '../../i18n/use-text.ts'
import { useStore } from 'zustand'
import type { Services } from '../services.ts'
import type { PaletteEntry } from './entries.ts'

interface Action extends PaletteEntry {
  readonly run: () => void
}

/** Screens and what can be done from anywhere. */
export function useActions({ settings }: Services): readonly Action[] {
  const t = useText('palette')
  const shell = useText('shell')
  const navigate = useNavigate()
  const { language } = useStore(settings.store)
  return useMemo(() => {
    const screen = (to: string, title: string): Action => ({
      id: `go:${to}`,
      kind: 'screen',
      title,
      run: () => void navigate(to),
    })
    const action = (name: string, title: string, run: () => void): Action => ({
      id: `do:${name}`,
      kind: 'action',
      title,
      run,
    })
    const other = language === 'zh' ? 'en' : 'zh'
    return [
      screen('/', shell('nav.today')),
      screen('/questions', shell('nav.questions')),
      screen('/exercises', shell('nav.exercises')),
      screen('/interview', shell('titles.interview')),
      screen('/stats', shell('nav.stats')),
      screen('/map', shell('nav.map')),
      screen('/settings', shell('nav.settings')),
      action('today', t('do.today'), () => void navigate('/quiz')),
      action('sprint', t('do.sprint'), () => void navigate('/quiz?sprint')),
      action('mistakes', t('do.mistakes'), () => void navigate('/questions?status=mistakes')),
      action('bookmarks', t('do.bookmarks'), () => void navigate('/questions?status=bookmarked')),
      action('language', t('do.language'), () => settings.set({ language: other })),
      action('light', t('do.light'), () => settings.set({ theme: 'light' })),
      action('dark', t('do.dark'), () => settings.set({ theme: 'dark' })),
      action('system', t('do.system'), () => settings.set({ theme: 'system' })),
      action('backup', t('do.backup'), () => void navigate('/settings#backup')),
    ]
  }, [t, shell, navigate, language, settings])
}
