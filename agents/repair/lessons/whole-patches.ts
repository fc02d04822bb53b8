import { composeEdits, type Lesson, type Recall } from '#core'
import type { Instance } from './instance.ts'
import { shapeOf } from './rank-templates.ts'

/** Patches of more edits are another program's. */
const MOST_EDITS = 4
/** What is tried of each template, of one lesson, and of all. */
const PLACES = 2
const MOST_A_LESSON = 8
const MOST = 40

/** Patches that had several edits, all of them made to fit: alone each of them may do nothing. `made`: instances of templates by their shapes. */
export function wholePatches({ cohort }: Recall, made: ReadonlyMap<string, readonly Instance[]>): readonly Instance[] {
  const known = cohort.filter(({ weight }) => weight > 0)
  return known.flatMap(({ lesson }) => patchesOf(lesson, made)).slice(0, MOST)
}

function patchesOf({ kept }: Lesson, made: ReadonlyMap<string, readonly Instance[]>): readonly Instance[] {
  const shapes = [...new Set(kept.map(shapeOf))]
  if (shapes.length < 2 || shapes.length > MOST_EDITS) return []
  const choices = shapes.map((shape) => (made.get(shape) ?? []).slice(0, PLACES))
  const all = choices.reduce<readonly (readonly Instance[])[]>(
    (begun, choice) => begun.flatMap((parts) => choice.map((part) => [...parts, part])),
    [[]],
  )
  return all.slice(0, MOST_A_LESSON).flatMap((parts) => {
    const edits = composeEdits(...parts.map((part) => part.edits))
    if (edits === null) return []
    const family = [...new Set(parts.flatMap((part) => part.family.split('+')))].join('+')
    const explanation = parts.map((part) => part.explanation).join('; ')
    return [{ edits, explanation, family, weight: Math.min(...parts.map(({ weight }) => weight)) }]
  })
}
