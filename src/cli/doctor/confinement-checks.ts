import { Limits } from '#core'
import { ok, warning, type Check, type Finding } from './check.ts'

type Confinement = Awaited<ReturnType<(typeof import('#probes'))['measureConfinement']>>

let measured: Promise<Confinement> | undefined

async function measure(): Promise<Confinement> {
  const { measureConfinement } = await import('#probes')
  return measureConfinement(Limits.parse({}).memoryMb)
}

/** A wall around hostile programs, beside their isolate and its time limit: what it is, or what its absence means. */
function wall(name: string, look: (confinement: Confinement) => Finding): Check {
  return { name, run: async () => look(await (measured ??= measure())) }
}

export const confinementChecks: readonly Check[] = [
  wall('own process', () => ok('its parent kills it when it is late or too big, or when the parent itself is gone')),
  wall('environment', () => ok('empty; no files and no terminal are handed to it')),
  wall('address space', ({ addressSpaceKb }) =>
    addressSpaceKb === null
      ? warning('missing: memory is looked at every few milliseconds, and nothing else bounds it')
      : ok(`limited to ${Math.round(addressSpaceKb / 1024)} MiB`),
  ),
  wall('permissions', ({ permissions }) =>
    permissions
      ? ok("Node's permission model keeps files and processes away")
      : warning("missing: a program that gets out of its isolate could reach this user's files and processes"),
  ),
  wall('namespaces', ({ namespaces }) =>
    namespaces
      ? ok('its own users, shared memory and network, in which there is nothing')
      : warning('missing: a program that gets out of its isolate could reach the network'),
  ),
  wall('seccomp', () => warning('missing: a program that gets out of its isolate could make any system call')),
]
