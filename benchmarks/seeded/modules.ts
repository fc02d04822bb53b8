import { z } from 'zod'
import { suite } from '../suites/suite.ts'

const row = z.object({
  id: z.string().min(1),
  source_files: z.record(z.string(), z.string()).refine((files) => Object.keys(files).length > 0, 'no file'),
  test_path: z.string().min(1),
  test: z.string().min(1),
})

/** Modules that are right, with their tests; of several files the first. One that needs the others does not load, and is left out. */
export const modules = suite({
  name: 'thealgorithms-ts',
  title: 'modules of TheAlgorithms/TypeScript with their tests',
  file: 'thealgorithms-ts/modules.jsonl',
  row,
  toTasks: ({ id, source_files: files, test_path: path, test }) => {
    const [name, text] = Object.entries(files)[0]!
    const program = { path: name, text }
    const tests = { path, text: test }
    return [{ id, problem: id, program, reference: program, visibleTests: tests, heldOutTests: null, description: null }]
  },
})
