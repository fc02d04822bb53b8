import type * as Parser from '@babel/parser'
import type * as Acorn from 'acorn'
import type { Ajv } from 'ajv'
import type * as Marked from 'marked'
import type Moment from 'moment'
import type * as Zod from 'zod'

/** Texts for packages to work on. */
export interface Texts {
  /** A long program in JavaScript. */
  readonly program: string
  readonly typescript: readonly string[]
  readonly markdown: readonly string[]
}

/** Real work for whole packages: each gives data that says whether all of it was done right. */
export const WORK: Readonly<Record<string, (exports: never, texts: Texts) => unknown>> = {
  '@babel/parser': ({ parse, parseExpression }: typeof Parser, { program, typescript }) => [
    parse(program, { sourceType: 'unambiguous' }).program,
    typescript.map((text) =>
      parse(text, { sourceType: 'module', plugins: ['typescript', 'decorators'], tokens: true, errorRecovery: true }),
    ),
    ['a ?? b?.c', '(a', 'async function* () { yield* await x }', '<a b={1}>c</a>', '1__0', 'class { static { await } }'].map(
      (text) => told(() => parseExpression(text, { plugins: ['jsx'] })),
    ),
  ],
  acorn: ({ parse, tokenizer }: typeof Acorn, { program }) => [
    parse(program, { ecmaVersion: 'latest', locations: true }),
    [...tokenizer('let x = `a${/b/u}` ?? 1n', { ecmaVersion: 'latest' })].map(({ type, start, end }) => [type.label, start, end]),
    ['let let = 1', 'a ?? b || c', '({ a = 1 })', 'for (const x of y) { continue z }'].map((text) =>
      told(() => parse(text, { ecmaVersion: 2022 })),
    ),
  ],
  lodash: (_: unknown) => untyped(LODASH, _),
  marked: ({ marked, Lexer }: typeof Marked, { markdown }) =>
    markdown.flatMap((text) => [marked.parse(text, { async: false, gfm: true }), Lexer.lex(text)]),
  ajv: ({ default: Validator }: { readonly default: typeof Ajv }) => {
    const ajv = new Validator({ allErrors: true, strict: false, code: { source: true } })
    ajv.addSchema({
      $id: 'tree',
      type: 'object',
      properties: {
        value: { type: 'number', multipleOf: 3 },
        children: { type: 'array', items: { $ref: '#' }, uniqueItems: true },
      },
      required: ['value'],
      additionalProperties: false,
    })
    const validate = ajv.compile({
      oneOf: [{ $ref: 'tree' }, { type: 'string', pattern: '^a+$', maxLength: 3 }],
      not: { type: 'object', maxProperties: 1 },
      $comment: 'c',
    })
    const data = [
      { value: 3, children: [{ value: 6 }, { value: 6 }] },
      { value: 4, x: 1 },
      'aa',
      'aaaa',
      { value: 9, children: [{ value: 'z', children: [] }] },
      null,
      [1],
    ]
    return data.map((item) => [validate(item), validate.errors, ajv.errorsText(validate.errors)])
  },
  zod: ({ z }: typeof Zod) => {
    const tree: Zod.ZodType = z.lazy(() => z.object({ v: z.number().int().positive(), next: tree.optional() }).strict())
    const schema = z.discriminatedUnion('k', [
      z.object({ k: z.literal('a'), email: z.email(), at: z.coerce.date().transform((d) => d.getTime()) }),
      z
        .object({
          k: z.literal('b'),
          tree,
          tags: z.array(z.string().min(2)).nonempty().default(['xx']),
          m: z.record(z.string(), z.union([z.number(), z.boolean()])).optional(),
        })
        .refine((x) => x.tree !== null, 'no tree'),
    ])
    const data = [
      { k: 'a', email: 'x@y.org', at: 0 },
      { k: 'a', email: 'no', at: 'z' },
      { k: 'b', tree: { v: 1, next: { v: -1 } } },
      { k: 'b', tree: { v: 2 }, m: { p: true, q: 'no' } },
      { k: 'c' },
      5,
      { k: 'b', tree: { v: 3, w: 4 }, tags: ['a'] },
    ]
    return [
      data.map((item) => schema.safeParse(item)).map((r) => (r.success ? r.data : [r.error.issues, z.prettifyError(r.error)])),
      z.toJSONSchema(z.object({ a: z.string().optional(), b: z.enum(['x', 'y']) })),
    ]
  },
  underscore: (_: unknown) => untyped(UNDERSCORE, _),
  moment: (moment: typeof Moment) =>
    Array.from({ length: 40 }, (_, i) => {
      const at = moment.utc(Date.UTC(2020, 0, 31, 23, 59, 59) + i * 123_456_789)
      return [
        at.format('dddd, MMMM Do YYYY, h:mm:ss.SSS a Z [w]ww DDDo Q'),
        at.clone().add(i, 'months').endOf('week').toISOString(),
        at.from(moment.utc(0)),
        moment.duration(i * 1e7).humanize(true),
        at.diff(moment.utc('2019-02-28'), 'months', true),
        moment.utc(at.format('DD/MM/YYYY'), 'MM/DD/YYYY', true).isValid(),
        moment.utc('31-12-1999 12:30 PM', 'DD-MM-YYYY hh:mm A').valueOf(),
        at.calendar(moment.utc(0)),
      ]
    }),
}

function untyped(work: string, exports: unknown): unknown {
  const run = new Function(`return ${work}`) as () => (exports: unknown) => unknown
  return run()(exports)
}

function told(run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    return String(error)
  }
}

/** Work for packages without types of their own: text. */
const LODASH = `(_) => {
    const people = _.range(200).map((i) => ({
      id: i,
      name: 'n' + (i % 17),
      tags: _.times(i % 4, (n) => 't' + n),
      at: { x: i % 5, y: -i },
    }))
    return [
      _.chain(people)
        .filter(['at.x', 3])
        .groupBy('name')
        .mapValues((list) => _.sumBy(list, 'id'))
        .toPairs()
        .orderBy([1, 0], ['desc', 'asc'])
        .value(),
      _.merge({}, { a: [{ b: 2 }, { d: 4 }] }, { a: [{ c: 3 }, { e: 5 }] }),
      _.cloneDeep({ s: new Set([1]), m: [[1, [2, [3]]]] }).m.flat(3),
      _.template('<% _.forEach(xs, (x) => { %><li><%- x %></li><% }) %>\${y}')({ xs: ['a', '<b>'], y: 1 }),
      ['fooBar', '__FOO_BAR__', 'crème brûlée'].flatMap((s) => [
        _.camelCase(s),
        _.kebabCase(s),
        _.startCase(s),
        _.deburr(s),
        _.words(s),
      ]),
      [
        _.isEqual(people, _.cloneDeep(people)),
        _.isEqual([NaN, -0], [NaN, 0]),
        _.isMatch(people[5], { at: { x: 0 } }),
        _.get(people, '[3].at["y"]'),
        _.set({}, 'a.b[2].c', 1),
      ],
      [
        _.flow((x) => x + 1, String)(1),
        _.curry((a, b, c) => [a, b, c])(1)(2, 3),
        _.memoize((x) => x * 2)(4),
        _.partialRight(_.padEnd, '-')('a', 3),
      ],
      [
        _.differenceWith(people, people.slice(3), _.isEqual).length,
        _.uniqBy(people, 'name').map(({ id }) => id),
        _.chunk(_.range(10), 3),
        _.zipWith([1, 2], [3, 4], _.add),
        _.sortedUniq([1, 1, 2]),
      ],
      _.debounce(() => 1, 5).flush(),
    ]
  }`

const UNDERSCORE = `(_) => [
    _.chain(_.range(50))
      .map((n) => n * n)
      .filter((n) => n % 3 === 1)
      .groupBy((n) => n % 7)
      .value(),
    _.template('<% for (var i = 0; i < n; i++) { %><b><%= i %></b><% } %><%- t %>')({ n: 3, t: '<&>' }),
    [
      _.isEqual({ a: [1, { b: NaN }] }, { a: [1, { b: NaN }] }),
      _.zip(['a', 'b'], [1, 2]),
      _.flatten([1, [2, [3, [4]]]], true),
      _.sortedIndex([10, 20, 30], 25),
      _.escape('<a href="x">'),
      _.invert({ a: 'b' }),
    ],
    [
      _.compose(
        (x) => x + 1,
        (x) => x * 2,
      )(4),
      _.memoize((x) => x)(1),
      _.once(() => 2)(),
      _.partial((a, b) => a - b, 9)(4),
    ],
  ]`
