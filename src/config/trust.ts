import { statSync, type Stats } from 'node:fs'
import { dirname } from 'node:path'
import { TracemendError } from '#core'
import { isInside, isRemote, NO_LESSONS, readPlace } from './lessons-place.ts'
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
 * Refuses what a file that nobody named must not decide, since it may have come with somebody else's project: which command is started, to
 * which machine a key, the program and what is learnt from it are sent, and what is written outside of that project.
 */
export function assertHarmless(settings: Settings, file: string, root: string): void {
  const harm = harmOf(settings, root)
  if (harm === null) return
  const [what, flags] = harm
  throw new TracemendError(
    'CONFIG_UNTRUSTED',
    `${file} ${what}`,
    `if that is what you want, name the file with --config ${JSON.stringify(file)}, or use ${flags}`,
  )
}

function harmOf({ model, baseUrl, lessons }: Settings, root: string): readonly [what: string, flags: string] | null {
  if (model?.startsWith('exec:')) return ['would start a command', '--model']
  if (isElsewhere(baseUrl)) return [`would send programs to ${new URL(baseUrl!).host}`, '--model and --base-url']
  if (lessons === undefined || lessons === NO_LESSONS) return null
  if (isRemote(lessons)) return [`would send lessons to ${lessons}`, '--lessons']
  return isInside(readPlace(lessons, root).location, root)
    ? null
    : [`would keep lessons in ${lessons}, outside of ${root}`, '--lessons']
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
