import { applyEdits, type Edit, type ModuleFormat, type ParsedSource, type SourceFile } from '#core'
import { awaitsAtTop, parseSource, withCommentedHashbang } from '../parse.ts'
import { topLevelBindings } from './bindings.ts'
import { blankTypes } from './blank-types.ts'
import type { ExecutableView } from './executable.ts'
import { frameProgram } from './frame.ts'
import { type Insert, sortInserts } from './insert.ts'
import { bringsSyntax } from './literal-syntax.ts'
import { lower, needsLowering } from './lower.ts'
import { meterInserts } from './meter.ts'
import { takeModuleParts } from './module-parts.ts'
import { renderWithInserts } from './render.ts'
import { SameLength } from './same-length.ts'
import { CHOICE, Schema, type SchemaText } from './schema.ts'
import { slotsOf } from './slots.ts'

/** Makes the executable side of a program: see {@link ExecutableView}. Runs nothing. */
export function createView(source: ParsedSource): ExecutableView {
  return needsLowering(source.ast) ? loweredView(source) : blankedView(source)
}

function blankedView(source: ParsedSource): ExecutableView {
  const out = new SameLength(withCommentedHashbang(source.text))
  const bindings = topLevelBindings(source.ast.program)
  const parts = takeModuleParts(source, new Set(bindings.map(({ name }) => name)), out)
  const semicolons = source.language === 'ts' ? blankTypes(source, out) : []
  const text = out.toString()
  const async = awaitsAtTop(source.ast)
  const { before, after } = frameProgram(source, bindings, parts, async)
  const plain = sortInserts([...parts.inserts, ...semicolons])
  let metered: readonly Insert[] | undefined
  const withMeter = () => (metered ??= sortInserts([...plain, ...meterInserts(source.ast)]))
  const takes = (edits: readonly Edit[]) => !bringsSyntax(edits, source.language)
  let schemaText: SchemaText | undefined
  return {
    names: [...bindings.map(({ name }) => name), ...parts.imported],
    imports: parts.modules,
    render(edits, options) {
      if (!takes(edits)) return viewOfEdited(source, edits)?.render([], options) ?? null
      const inserts = options.metered ? withMeter() : plain
      return { body: before + renderWithInserts(text, inserts, edits) + after, async }
    },
    schema() {
      if (async || text.includes(CHOICE)) return null
      schemaText ??= { before, text, after, inserts: withMeter(), slots: slotsOf(source.ast), takes }
      return new Schema(schemaText)
    },
  }
}

/** Lowers each candidate anew: slower, with the same result. */
function loweredView(source: ParsedSource): ExecutableView {
  const original = viewOfLowered(source)
  return {
    // Without the helpers that lowering brings along.
    names: original?.names.filter((name) => source.text.includes(name)) ?? [],
    imports: original?.imports ?? [],
    render(edits, options) {
      const view = edits.length === 0 ? original : viewOfEdited(source, edits)
      return view?.render([], options) ?? null
    },
    schema: () => null,
  }
}

function viewOfEdited(source: ParsedSource, edits: readonly Edit[]): ExecutableView | null {
  return parsedView({ path: source.path, text: applyEdits(source.text, edits) })
}

function parsedView(file: SourceFile): ExecutableView | null {
  const outcome = parseSource(file)
  if (outcome.status === 'syntax-fault') return null
  return needsLowering(outcome.source.ast) ? viewOfLowered(outcome.source) : blankedView(outcome.source)
}

const LOWERED_PATHS: Readonly<Record<ModuleFormat, string>> = {
  esm: 'program.mjs',
  commonjs: 'program.cjs',
  script: 'program.js',
}

function viewOfLowered(source: ParsedSource): ExecutableView | null {
  const text = lower(source, source.ast)
  return text === null ? null : parsedView({ path: LOWERED_PATHS[source.format], text })
}
