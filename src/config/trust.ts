import { statSync, type Stats } from 'node:fs'
import { dirname } from 'node:path'
import { TracemendError } from '#core'
import type { Settings } from './settings.ts'

const OTHERS_MAY_WRITE = 0o002
const STICKY = 0o1000

/**
 * Refuses a configuration file that somebody else may have put there: the file or its folder belongs to another user
 * (root excepted), or everyone may write it. Systems without user ids are not checked.
 */
export function assertTrusted(file: string, us: readonly number[] = ownIds()): void {
  if (us.length === 0) return
  const reason = distrust(statSync(file), us) ?? distrust(statSync(dirname(file)), us)
  if (reason === null) return
  throw new TracemendError(
    'CONFIG_UNTRUSTED',
    `${file} is not used: it or its folder ${reason}`,
    `if you trust it, name it with --config ${JSON.stringify(file)}; to go on without it, use --no-config`,
  )
}

/**
 * Refuses what a file that nobody named must not decide, since it may have come with somebody else's project: which command is started, and to
 * which machine a key and the program are sent.
 */
export function assertHarmless({ model, baseUrl }: Settings, file: string): void {
  const what = model?.startsWith('exec:')
    ? 'would start a command'
    : isElsewhere(baseUrl)
      ? `would send programs to ${new URL(baseUrl!).host}`
      : null
  if (what === null) return
  throw new TracemendError(
    'CONFIG_UNTRUSTED',
    `${file} ${what}`,
    `if that is what you want, name the file with --config ${JSON.stringify(file)}, or use --model and --base-url`,
  )
}

/** Whether the address is neither this machine nor the usual one. */
export function isElsewhere(baseUrl: string | null | undefined): boolean {
  if (baseUrl == null || !URL.canParse(baseUrl)) return false
  return !['localhost', '127.0.0.1', '[::1]', 'api.openai.com'].includes(new URL(baseUrl).hostname)
}

function distrust(stats: Stats, us: readonly number[]): string | null {
  if (stats.uid !== 0 && !us.includes(stats.uid)) return `belongs to another user (uid ${stats.uid})`
  const shared = stats.isDirectory() && (stats.mode & STICKY) !== 0
  return (stats.mode & OTHERS_MAY_WRITE) !== 0 && !shared ? 'can be written by every user' : null
}

/** Our user id, and that of the person behind sudo. */
function ownIds(): number[] {
  const uid = process.geteuid?.()
  if (uid === undefined) return []
  const { SUDO_UID } = process.env
  return uid === 0 && SUDO_UID !== undefined ? [uid, Number(SUDO_UID)] : [uid]
}
