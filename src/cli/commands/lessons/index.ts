import { Command } from 'commander'
import { exportCommand } from './export.ts'
import { forgetCommand } from './forget.ts'
import { gcCommand } from './gc.ts'
import { importCommand } from './import.ts'
import { listCommand } from './list.ts'
import { searchCommand } from './search.ts'
import { showCommand } from './show.ts'
import { statsCommand } from './stats.ts'
import { tagCommand } from './tag.ts'

const COMMANDS = [
  listCommand,
  showCommand,
  searchCommand,
  statsCommand,
  exportCommand,
  importCommand,
  forgetCommand,
  gcCommand,
  tagCommand,
] as const

/** `tracemend lessons …`: what earlier repairs taught. */
export function lessonsCommand(): Command {
  const command = new Command('lessons').description('look at what earlier repairs taught, and keep it in order')
  for (const create of COMMANDS) command.addCommand(create())
  return command
}
