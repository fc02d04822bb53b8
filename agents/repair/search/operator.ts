import type * as t from '@babel/types'
import type { Edit } from '#core'
import type { Site, Target } from './scene/site.ts'
import { repeats } from './writing/repetition.ts'
import { restyle } from './scene/style.ts'

/** One change to the program, proposed by an operator for a site. */
export interface Proposal {
  /** Sorted and non-overlapping. */
  readonly edits: readonly Edit[]
  /** What this change costs beyond its family's prior, >= 0. */
  readonly extra: number
  /** What is changed, in the imperative and without the line: "change `<` to `<=`". */
  readonly what: string
  /** What to call it where the same is done at several places, if that is not what `what` says. */
  readonly theme?: string
}

type NodeOf<T extends Target> = T extends 'Expression'
  ? t.Expression
  : T extends 'Statement'
    ? t.Statement
    : Extract<t.Node, { type: T }>

/** A family of changes. Its prior cost stands under its name in `priors.ts`. */
export interface Operator {
  readonly name: string
  readonly on: readonly Target[]
  propose(site: Site): Iterable<Proposal>
}

/** What a change costs more that makes a program say the same twice. */
const REPEATED = 1.5

/** Defines a family over the nodes that `on` names; `propose` sees them with their types. Its edits take on the program's style. */
export function operator<const T extends Target>(
  name: string,
  on: readonly T[],
  propose: (site: Site<NodeOf<T>>) => Iterable<Proposal>,
): Operator {
  return {
    name,
    on,
    *propose(site) {
      const { style, text } = site.scene
      for (const proposal of propose(site as Site<NodeOf<T>>)) {
        const edits = proposal.edits.map((edit) => restyle(edit, style, text))
        yield { ...proposal, edits, extra: proposal.extra + (repeats(site.path, edits, text) ? REPEATED : 0) }
      }
    },
  }
}

export function change(extra: number, what: string, ...edits: readonly Edit[]): Proposal {
  return { edits, extra, what }
}

/** Gives the change a name under which the same is done at several places at once. */
export function themed(theme: string, proposal: Proposal): Proposal {
  return { ...proposal, theme }
}
