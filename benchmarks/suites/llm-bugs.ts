import { z } from 'zod'
import type { Language } from '#core'
import { suite, type Suite } from './suite.ts'

const row = z.object({
  id: z.string().min(1),
  problem: z.string().optional(),
  code: z.string().min(1),
  test: z.string().min(1),
  reference: z.string().min(1),
  visible_test: z.string().nullish(),
  prompt: z.string().nullish(),
})

/** Functions that real models got wrong, for HumanEval and MBPP problems. */
export function llmBugs(language: Language): Suite {
  const program = `program.${language}`
  const tests = `program.test.${language}`
  return suite({
    name: `llm-bugs-${language}`,
    title: `functions that real models got wrong (${language === 'ts' ? 'TypeScript' : 'JavaScript'})`,
    file: `llm-bugs/${language}.jsonl`,
    row,
    toTasks: (row) => [
      {
        id: row.id,
        problem: row.problem ?? row.id,
        program: { path: program, text: withoutUnusedRequire(row.code) },
        reference: { path: program, text: withoutUnusedRequire(row.reference) },
        visibleTests: row.visible_test?.trim() ? { path: tests, text: row.visible_test } : null,
        heldOutTests: { path: tests, text: row.test },
        description: row.prompt ?? null,
      },
    ],
  })
}

/**
 * Some origins put `const crypto = require('crypto')` in front of every program, used or not. The unused line is left
 * out: whether a module can be had must not decide about a program that does not need it.
 */
function withoutUnusedRequire(program: string): string {
  return program.replaceAll(/^const (\w+) = require\(.*\);?[ \t]*(?:\r?\n|$)/gm, (line, name: string) => {
    const uses = program.match(new RegExp(`(?<![\\w$'"])${name}(?![\\w$'"])`, 'g'))
    return uses !== null && uses.length > 1 ? line : ''
  })
}
