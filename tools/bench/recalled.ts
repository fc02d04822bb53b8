import type { EditTemplate, Lesson, Recall } from '#core'

/** As much as a memory gives for a failure: eight lessons, each with a patch of two edits and two that did not work. */
const SHAPES: readonly (readonly [family: string, site: string, before: string, after: string])[] = [
  ['relational', 'BinaryExpression<ForStatement.test', '$1 <= $2.length', '$1 < $2.length'],
  ['insert-guard', 'ReturnStatement<BlockStatement.body', 'return $1[0];', 'if ($1.length === 0) return null;\nreturn $1[0];'],
  ['wrap-math', 'ReturnStatement<BlockStatement.body', 'return $1 - $2;', 'return Math.abs($1 - $2);'],
  ['sort-comparator', 'CallExpression<VariableDeclarator.init', '$1.slice().sort()', '$1.slice().sort(($2, $3) => $2 - $3)'],
  ['condition-add', 'IfStatement<BlockStatement.body', 'if ($1 > 9) $2.push($1);', 'if ($1 > 9 && $1 % 2 === 0) $2.push($1);'],
]

function template(at: number): EditTemplate {
  const [family, site, before, after] = SHAPES[at % SHAPES.length]!
  return { family, site, before, after }
}

function lesson(number: number): Lesson {
  return {
    schema: 1,
    id: number.toString(16).padStart(32, '0'),
    signature: {
      language: 'js',
      errors: [],
      assertions: ['equal'],
      differences: ['number>number: 1 more'],
      symptoms: [],
      blamed: ['BinaryExpression<ForStatement.test'],
      slice: ['loop'],
      operators: ['<='],
      grams: [],
    },
    attempts: SHAPES.map(([family], i) => ({
      family,
      step: 0,
      tried: 4,
      kept: (number + i) % 3 === 0 ? 1 : 0,
      fixed: 0,
      lost: 1,
      refused: 0,
      expected: 0.1,
    })),
    kept: [template(number), template(number + 1)],
    refused: [
      { template: template(number + 2), reason: 'regression' },
      { template: template(number + 3), reason: 'no-gain' },
    ],
    outcome: number % 3 === 0 ? 'correct' : 'plausible',
    cost: { candidates: 40, ms: 900, tokens: 0, usd: 0 },
    provenance: {
      run: `run-${number}`,
      round: 0,
      version: '0.0.0',
      at: '2026-01-01T00:00:00Z',
      problem: `problem-${number}`,
      dataset: null,
      agent: 'search',
    },
    example: null,
    remark: 'The loop went one turn too far.',
  }
}

const lessons = Array.from({ length: 8 }, (_, i) => ({
  lesson: lesson(i),
  weight: 0.95 - 0.05 * i,
  reasons: ['same difference'],
}))

export const RECALL: Recall = { lessons, cohort: lessons, background: [] }
