import type { Figure } from '../figure.ts'
import { table } from '../table.ts'
import type { Size } from './measure-size.ts'
import type { Spread } from './spread.ts'

/** The size that has bounds. */
const LARGE = 1_000_000

export function sizesTable(sizes: readonly Size[]): string {
  const columns = sizes.map((size) => [
    size.rows.toLocaleString('en'),
    `${size.addPerSecond.toFixed(0)} rows/s`,
    spread(size.recall),
    `${size.recallCpuMs.toFixed(1)} ms`,
    spread(size.vector),
    spread(size.vectorAfterAdding),
    spread(size.lookup),
    size.recallAt10.toFixed(3),
    `${size.indexSeconds.toFixed(1)} s`,
    `${size.optimiseSeconds.toFixed(1)} s`,
    `${size.diskMB.toFixed(0)} MB`,
    `${size.rssMB.toFixed(0)} MB`,
  ])
  return table(HEADS.map((head, i) => [head, ...columns.map((column) => column[i]!)]))
}

const HEADS = [
  'lessons',
  'adding',
  'recall (keys, vectors, words), p50 / p95',
  'recall, computing on all threads, mean',
  'the 10 nearest vectors, p50 / p95',
  'the same with 1 % not yet indexed',
  'lookup by keys, p50 / p95',
  'recall@10 against looking at all vectors',
  'first optimise: indices built, parts joined',
  'optimise with 1 % new',
  'on disk',
  'process memory while asking',
]

const spread = ({ p50, p95 }: Spread) => `${p50.toFixed(1)} / ${p95.toFixed(1)} ms`

/** None where the large size was not measured. */
export function figuresOf(sizes: readonly Size[]): Figure[] {
  const size = sizes.find(({ rows }) => rows === LARGE)
  if (size === undefined) return []
  const ms = (name: string, { p50, p95 }: Spread, reference: number, detail: string): Figure => ({
    name,
    value: p95,
    unit: 'ms',
    reference,
    bound: 'at most',
    detail: `${detail}; p50 ${p50.toFixed(1)} ms`,
  })
  return [
    ms('recall-p95-ms-1e6', size.recall, 40, 'keys, vectors and words, fused and weighed'),
    {
      name: 'recall-at-10-1e6',
      value: size.recallAt10,
      unit: 'share',
      reference: 0.9,
      bound: 'at least',
      detail: 'of the ten nearest vectors that looking at all of them finds',
    },
    ms('lookup-p95-ms-1e6', size.lookup, 5, 'by exact and rough key'),
  ]
}
