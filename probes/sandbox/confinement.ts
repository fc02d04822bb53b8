/** What keeps a worker process within bounds on this machine, besides its isolate, its empty environment and its supervisor. */
export interface Confinement {
  /** Limit of the address space in KiB; `null` where there is no shell to set it, or it is not obeyed. */
  readonly addressSpaceKb: number | null
  /** Whether Node's permission model keeps the worker from files, processes and other native code. */
  readonly permissions: boolean
  /** Whether the kernel gives the worker a network, users and shared memory of its own, in which there is nothing. */
  readonly namespaces: boolean
}
