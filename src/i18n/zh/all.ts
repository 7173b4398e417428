import { bank } from './bank.ts'
import { common } from './common.ts'
import { exercise } from './exercise.ts'
import { home } from './home.ts'
import { quiz } from './quiz.ts'
import { settings } from './settings.ts'
import { shell } from './shell.ts'

export const all = { bank, common, exercise, home, quiz, settings, shell }
