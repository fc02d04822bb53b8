/** Where a suite's full data is published. */
export interface Origin {
  readonly suite: string
  readonly server: string
  /** Path on that server. */
  readonly path: string
  readonly licence: string
  readonly source: string
  /** Rows the published file holds. */
  readonly rows: number
  /** Of the published file; null while nobody has recorded it: the first fetch then records what it got. */
  readonly sha256: string | null
}

export const ORIGINS: readonly Origin[] = [
  {
    suite: 'humanevalfix-js',
    server: 'https://raw.githubusercontent.com',
    path: '/bigcode-project/octopack/main/evaluation/create/humaneval-x/data/js/data/humanevalpack.jsonl',
    licence: 'MIT',
    source: 'OctoPack, https://github.com/bigcode-project/octopack',
    rows: 164,
    sha256: null,
  },
]

/** Suites that were put together from several publications on GitHub and have no public file of their own. */
export const ASSEMBLED: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'llm-bugs-js',
    [
      'eth-sri/type-constrained-code-generation',
      'q4x3/poly-humaneval',
      'terryyz/ice-score',
      'VichyTong/CodeJudge',
      'QwenLM/Qwen2.5-Coder',
      'amazon-science/mxeval',
    ],
  ],
  [
    'llm-bugs-ts',
    ['eth-sri/type-constrained-code-generation', 'q4x3/poly-humaneval', 'QwenLM/Qwen2.5-Coder', 'amazon-science/mxeval'],
  ],
])
