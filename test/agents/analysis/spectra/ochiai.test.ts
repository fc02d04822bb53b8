import { expect, test } from 'vitest'
import { ochiai } from '../../../../agents/analysis/spectra/ochiai.ts'

test.each([
  { failing: 0, passing: 5, all: 2, score: 0 },
  { failing: 2, passing: 0, all: 2, score: 1 },
  { failing: 1, passing: 0, all: 4, score: 0.5 },
  { failing: 1, passing: 3, all: 1, score: 0.5 },
  { failing: 0, passing: 0, all: 0, score: 0 },
])('$failing of $all failing, $passing passing -> $score', ({ failing, passing, all, score }) => {
  expect(ochiai(failing, passing, all)).toBe(score)
})
