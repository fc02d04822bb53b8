/** An error that the compiler found in a file; where it is, is left out, because a patch moves lines. */
export interface TypeFault {
  readonly code: number
  readonly message: string
}

/** What the compiler finds in the file when this is its text. */
export type FindFaults = (program: string) => readonly TypeFault[]

/** The faults of `after` that are not in `before`; what occurs twice counts twice. */
export function newFaults(before: readonly TypeFault[], after: readonly TypeFault[]): TypeFault[] {
  const keyOf = ({ code, message }: TypeFault) => `${code} ${message}`
  const known = new Map<string, number>()
  for (const fault of before) known.set(keyOf(fault), (known.get(keyOf(fault)) ?? 0) + 1)
  return after.filter((fault) => {
    const left = known.get(keyOf(fault)) ?? 0
    known.set(keyOf(fault), left - 1)
    return left <= 0
  })
}
