import { statSync, type Stats } from 'node:fs'
import { dirname } from 'node:path'
import { TracemendError } from '#core'

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
