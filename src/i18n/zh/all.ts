import { bank } from './bank.ts'
import { common } from './common.ts'
import { concept } from './concept.ts'
import { exercise } from './exercise.ts'
import { home } from './home.ts'
import { palette } from './palette.ts'
import { primer } from './primer.ts'
import { quiz } from './quiz.ts'
import { shell } from './shell.ts'

export const all = { bank, common, concept, exercise, home, palette, primer, quiz, shell }
