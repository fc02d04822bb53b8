import { z } from 'zod'
import { suite } from './suite.ts'

const row = z.object({
  task_id: z.string().min(1),
  declaration: z.string(),
  buggy_solution: z.string(),
  canonical_solution: z.string(),
  test: z.string().min(1),
  example_test: z.string(),
  docstring: z.string().optional(),
})

/** HumanEvalPack JavaScript (OctoPack, arXiv 2308.07124): one seeded bug a program. */
export const humanevalfixJs = suite({
  name: 'humanevalfix-js',
  title: 'HumanEvalFix JavaScript: seeded bugs, one a program',
  file: 'humanevalfix-js/humanevalpack.jsonl',
  row,
  toTasks: (row) => [
    {
      id: row.task_id,
      problem: row.task_id.replace('JavaScript/', 'HE/'),
      // `declaration`, not `prompt`: some tasks have helper functions in it.
      program: { path: 'program.js', text: row.declaration + row.buggy_solution },
      reference: { path: 'program.js', text: row.declaration + row.canonical_solution },
      visibleTests: row.example_test.trim() === '' ? null : { path: 'program.test.js', text: row.example_test },
      heldOutTests: { path: 'program.test.js', text: row.test },
      description: row.docstring ?? null,
    },
  ],
})
