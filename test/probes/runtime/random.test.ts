import { expect, it } from 'vitest'
import { installRandom } from '../../../probes/runtime/random.ts'
import { inRealm } from './realm-of.ts'

const draw = (seed: number) =>
  String(
    inRealm(
      { installRandom },
      `const random = installRandom(); random.seed(${seed}); return JSON.stringify(Array.from({ length: 500 }, Math.random))`,
    ),
  )

it('gives the same numbers for the same seed, and others for another', () => {
  expect(draw(1)).toBe(draw(1))
  expect(draw(1)).not.toBe(draw(2))
})

it('gives numbers from 0 to 1, evenly enough', () => {
  const drawn = JSON.parse(draw(7)) as number[]
  expect(drawn.every((value) => value >= 0 && value < 1)).toBe(true)
  expect(drawn.filter((value) => value < 0.5).length).toBeGreaterThan(200)
  expect(new Set(drawn).size).toBe(500)
})
