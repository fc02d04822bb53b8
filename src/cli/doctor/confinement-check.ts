import { Limits } from '#core'
import { ok, warning, type Check } from './check.ts'

/** What keeps a hostile program within bounds here, beside its isolate and the deadline; a machine may lack some of it. */
export const confinementCheck: Check = {
  name: 'confinement',
  run: async () => {
    const { measureConfinement } = await import('#probes')
    const { addressSpaceKb, permissions } = await measureConfinement(Limits.parse({}).memoryMb)
    const walls = [
      addressSpaceKb === null ? 'no address-space limit' : `address space limited to ${Math.round(addressSpaceKb / 1024)} MiB`,
      permissions
        ? "Node's permission model keeps files and processes away"
        : 'no permission model: only the isolate keeps files away',
    ]
    return (addressSpaceKb === null || !permissions ? warning : ok)(walls.join('; '))
  },
}
