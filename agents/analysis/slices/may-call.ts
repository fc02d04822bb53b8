import * as t from '@babel/types'
import { calledName, isCall } from './cells.ts'
import type { Effects } from './effects.ts'
import type { Site } from './sites.ts'

/** A call in a function, by the name that it calls; `null` where what it calls is not a function of the program by its name. */
interface OwnCall {
  readonly site: Site
  readonly name: string | null
}

/**
 * Tells whether a function that came to some place may be calling another one there. A function that gives nothing back leaves no event when it
 * ends: what is called next is called by its caller, and not by it.
 */
export class MayCall {
  readonly #effects: Effects
  readonly #names = new Map<Site, ReadonlySet<string>>()
  readonly #calls = new Map<Site, readonly OwnCall[]>()

  constructor(effects: Effects) {
    this.#effects = effects
  }

  from(caller: Site, callee: Site, last: Site | undefined): boolean {
    const names = this.#namesOf(callee)
    if (names.size === 0 || isAccessor(callee)) return true
    return this.#callsOf(caller).some(({ site, name }) => {
      if (name === null || !names.has(name)) return name === null || passes(site, names)
      return last === undefined || isBefore(last, site)
    })
  }

  /** The call by which it comes there; `null` where that cannot be told. */
  siteOf(caller: Site, callee: Site, last: Site | undefined): Site | null {
    const names = this.#namesOf(callee)
    const own = this.#callsOf(caller).filter(({ name }) => name !== null && names.has(name))
    return own.find(({ site }) => last === undefined || isBefore(last, site))?.site ?? null
  }

  #namesOf(fn: Site): ReadonlySet<string> {
    let names = this.#names.get(fn)
    if (names === undefined) {
      const own = [...this.#effects.functions].filter(([, list]) => list.includes(fn)).map(([name]) => name)
      this.#names.set(fn, (names = new Set(own)))
    }
    return names
  }

  #callsOf(fn: Site): readonly OwnCall[] {
    let calls = this.#calls.get(fn)
    if (calls === undefined) this.#calls.set(fn, (calls = this.#collect(fn)))
    return calls
  }

  #collect(fn: Site): OwnCall[] {
    const calls: OwnCall[] = []
    const enter = (at: Site): void => {
      if (isCall(at)) {
        const name = calledName(at)
        calls.push({ site: at, name: name === null || this.#effects.functions.has(name) || !isPlain(at) ? name : null })
      }
      for (const child of at.children) enter(child)
    }
    for (const child of fn.children) enter(child)
    return calls
  }
}

/** Whether a variable is called: it may hold any function. */
function isPlain({ node }: Site): boolean {
  return (t.isCallExpression(node) || t.isOptionalCallExpression(node)) && t.isIdentifier(node.callee)
}

/** Whether one of these functions is an argument. */
function passes({ node }: Site, names: ReadonlySet<string>): boolean {
  const { arguments: given } = node as t.CallExpression
  return given.some((argument) => t.isIdentifier(argument) && names.has(argument.name))
}

/** Whether the last place that was seen is one from which the call comes next: in it, or before it where it has no parts that are seen. */
function isBefore(last: Site, call: Site): boolean {
  const isIn = call.node.start! <= last.node.start! && last.node.end! <= call.node.end!
  const { arguments: given } = call.node as t.CallExpression
  const tells = given.some((argument) => !t.isLiteral(argument) && !t.isFunction(argument))
  return isIn || (!tells && last.node.start! <= call.node.start!) || isLoopAround(last, call)
}

function isLoopAround({ node }: Site, call: Site): boolean {
  return t.isLoop(node) && node.start! <= call.node.start! && call.node.end! <= node.end!
}

function isAccessor({ node }: Site): boolean {
  return (t.isClassMethod(node) || t.isObjectMethod(node)) && (node.kind === 'get' || node.kind === 'set' || node.computed)
}
