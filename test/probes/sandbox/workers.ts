import { readdirSync, readFileSync } from 'node:fs'

/** The processes that this one, or another, has started and that still run. Linux only. */
export function workers(parent: number = process.pid): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && field(Number(name), 'PPid') === parent)
    .map(Number)
}

export function killWorkers(): void {
  for (const pid of workers()) process.kill(pid, 'SIGKILL')
}

/** Most mebibytes that any worker has had resident while `run` ran. */
export async function watchMemory(run: () => Promise<void>): Promise<number> {
  let most = 0
  const look = () => {
    for (const pid of workers()) most = Math.max(most, (field(pid, 'VmHWM') ?? 0) / 1024)
  }
  const timer = setInterval(look, 3)
  try {
    await run()
  } finally {
    clearInterval(timer)
  }
  return most
}

function field(pid: number, name: string): number | null {
  try {
    const found = new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return found === null ? null : Number(found[1])
  } catch {
    return null
  }
}
