import type { Mender } from '../mend.ts'
import { brackets } from './brackets.ts'
import { declarations } from './declarations.ts'
import { fences } from './fences.ts'
import { prose } from './prose.ts'
import { quotes } from './quotes.ts'
import { tokens } from './tokens.ts'
import { words } from './words.ts'

/** Every sort of slip that is mended. */
export const MENDERS: readonly Mender[] = [fences, declarations, words, brackets, quotes, tokens, prose]
