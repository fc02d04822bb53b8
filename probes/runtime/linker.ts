import type { Intervention } from '#core'
import type { Require } from './builtins.ts'
import type { TestApi } from './harness.ts'
import type { ProbeParameters } from './probe-parameters.ts'

/** A program to be run: the body of its function, and whether that is an async one. */
export interface Body {
  readonly body: string
  readonly async: boolean
  /** How many parameters for choices a mutant schema has. */
  readonly choices?: number
}

/** A program to be tried: which of those that are given, with a value forced, or a schema's choices: slots and alternatives by turns. */
export interface Trial {
  readonly program: number
  readonly intervention: Intervention | null
  readonly choices: readonly number[]
}

export interface SuiteCode {
  readonly code: string
  readonly parameters: readonly string[]
  readonly strict: boolean
  readonly async: boolean
  readonly modules: string | null
}

export interface LoadedProgram {
  readonly names: Record<string, unknown>
  readonly exports: unknown
}

export type Program = (...args: unknown[]) => LoadedProgram | Promise<LoadedProgram>

/** One program and one run of the suite: they share their modules, and nothing with other runs. */
export interface Linked {
  /** Evaluates the program, of a schema with what is chosen: see {@link Trial}; throws what it throws. */
  load(program: Program, choices: readonly number[]): LoadedProgram | Promise<LoadedProgram>
  /** Runs the suite; throws, or rejects with, what breaks off its own code. */
  runSuite(loaded: LoadedProgram): unknown
}

export interface Linker {
  /** Why the suite's code cannot be run; `null` when it can. */
  readonly suiteFault: { readonly thrown: unknown } | null
  /** The program's function; throws a SyntaxError when the text is none. */
  compile(program: Body): Program
  link(): Linked
}

/** Makes functions out of the texts of programs and suite, and gives them what they import. Self-contained. */
export function createLinker(
  suite: SuiteCode,
  api: TestApi,
  builtins: Require,
  step: () => void,
  probe: ProbeParameters | null,
): Linker {
  const SyncFunction = Function
  const AsyncFunction = (async () => undefined).constructor as FunctionConstructor
  const { apply } = Reflect
  const probes: unknown[] = Object.values(probe ?? {})
  const parameters = ['module', 'exports', 'require', '$tm_step', ...Object.keys(probe ?? {})].join()
  const makeModules: ((outer: Require) => Require) | null = suite.modules === null ? null : (0, eval)(`(${suite.modules})`)

  /** The last program, which may be run many times, with one intervention after the other. */
  let compiled: Program
  let compiledBody: string | null = null
  let compiledAsync = false
  let runSuite: ((...args: unknown[]) => unknown) | null = null
  let suiteFault: Linker['suiteFault'] = null
  try {
    const Make = suite.async ? AsyncFunction : SyncFunction
    const code = `${suite.strict ? '"use strict";' : ''}${suite.code}\n//# sourceURL=tracemend:tests`
    runSuite = new Make('$t', 'require', ...suite.parameters, code) as never
  } catch (thrown) {
    suiteFault = { thrown }
  }

  function parametersOf(names: Record<string, unknown>): unknown[] {
    const values: unknown[] = []
    for (let i = 0; i < suite.parameters.length; i++) {
      try {
        values[i] = names[suite.parameters[i]!]
      } catch {
        // A candidate may have removed the binding, or never have got to initialise it.
        values[i] = undefined
      }
    }
    return values
  }

  function link(): Linked {
    const module = { exports: {} as unknown }
    let exports: unknown
    let isLoaded = false
    const outer: Require = (specifier) => {
      if (specifier !== 'tracemend:program') return builtins(specifier)
      // A helper that imports the program back while that is loading sees what it has exported so far, as in CommonJS.
      return isLoaded ? exports : module.exports
    }
    const modules = makeModules === null ? null : makeModules(outer)
    const require: Require = (specifier) => {
      if (modules === null || specifier === 'tracemend:program') return outer(specifier)
      try {
        return builtins(specifier)
      } catch {
        return modules(specifier)
      }
    }
    return {
      load(program, choices) {
        const values: unknown[] = [module, module.exports, require, step]
        for (let i = 0; i < probes.length; i++) values[i + 4] = probes[i]
        const first = values.length
        for (let i = 0; i < choices.length; i += 2) {
          while (values.length <= first + choices[i]!) values[values.length] = 0
          values[first + choices[i]!] = choices[i + 1]
        }
        return apply(program, module.exports, values)
      },
      runSuite(loaded) {
        exports = loaded.exports
        isLoaded = true
        return runSuite!(api, require, ...parametersOf(loaded.names))
      },
    }
  }

  return {
    suiteFault,
    compile({ body, async, choices = 0 }) {
      if (body !== compiledBody || async !== compiledAsync) {
        const Make = async ? AsyncFunction : SyncFunction
        let all = parameters
        for (let i = 0; i < choices; i++) all += ',$tm_c' + i
        compiled = new Make(all, body) as never
        compiledBody = body
        compiledAsync = async
      }
      return compiled
    },
    link,
  }
}
