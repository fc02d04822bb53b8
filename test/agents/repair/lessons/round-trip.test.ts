import { describe, expect, it } from 'vitest'
import { applyEdits, type Edit, type EditTemplate } from '#core'
import { templatesOf } from '../../../../agents/lessons/templates/templates-of.ts'
import { instancesOf } from '../../../../agents/repair/lessons/instantiate.ts'
import { isShape } from '../../../../agents/repair/lessons/vocabulary.ts'
import { OPERATORS } from '../../../../agents/repair/search/operators/index.ts'
import { lessonOf, parse, recallOf, sitesOf } from './helpers.ts'

const PROGRAMS = [
  `function largest(items) {
  let best = items[0];
  for (let i = 1; i <= items.length; i++) {
    if (items[i] > best && typeof items[i] === 'number') {
      best = items[i];
    }
  }
  return best;
}
`,
  `class Stack {
  constructor() {
    this.items = [];
  }
  push(item) {
    this.items.push(item);
    return this.items.length - 1;
  }
  peek(back = 0) {
    return this.items.length === 0 ? null : this.items[this.items.length - 1 - back];
  }
}
`,
  `const words = (text) => text.trim().split(/\\s+/).filter((word) => word !== '');
function count(text) {
  const counts = {};
  for (const word of words(text)) counts[word.toLowerCase()] = (counts[word] || 0) + 1;
  const sorted = Object.keys(counts).sort((a, b) => counts[b] - counts[a]);
  while (sorted.length > 10) sorted.pop();
  return sorted.map((word) => \`\${word}: \${counts[word]}\`).join(', ');
}
`,
]

interface Proposed {
  readonly edits: readonly Edit[]
  readonly template: EditTemplate
}

/** What all operators propose for a program and one template says, a few of each operator and site. */
function proposals(program: string): Proposed[] {
  const parsed = parse({ path: 'program.js', text: program })
  if (parsed.status !== 'parsed') throw new Error('does not parse')
  return sitesOf(program).flatMap((site) =>
    OPERATORS.filter(({ on }) => on.some((target) => site.targets.includes(target))).flatMap((operator) =>
      [...operator.propose(site)].slice(0, 2).flatMap(({ edits }) => {
        const templates = templatesOf({ edits, operators: [operator.name] }, parsed.source)
        return templates.length === 1 ? [{ edits, template: templates[0]! }] : []
      }),
    ),
  )
}

/** Whether all that comes is there before, else nobody knows what it stands for in another program; an expression cannot be replaced by nothing. */
function isKnown({ site, before, after }: EditTemplate): boolean {
  const parts = (text: string): readonly string[] => text.match(/\$\d+|\b9n?\b|"_"|\/_\/|`/g) ?? []
  if (before === '' || (after === '' && !site.includes('<BlockStatement.body'))) return false
  return parts(after).every((part) => (part.startsWith('$') ? parts(before).includes(part) : !after.includes(part)))
}

describe('a template of a change, in the program that it comes from', () => {
  it('is a shape', () => {
    for (const program of PROGRAMS) {
      for (const { template } of proposals(program)) expect(isShape(template.before), template.before).toBe(true)
    }
  })

  it('gives the change again, wherever it is known what its parts stand for', () => {
    let tried = 0
    const failed: string[] = []
    for (const program of PROGRAMS) {
      const sites = sitesOf(program)
      for (const { edits, template } of proposals(program)) {
        if (!isKnown(template)) continue
        tried += 1
        const wanted = squeezed(applyEdits(program, edits))
        const made = instancesOf(recallOf(lessonOf('one', { kept: [template] })), sites, parse)
        if (!made.some((instance) => squeezed(applyEdits(program, instance.edits)) === wanted)) failed.push(template.after)
      }
    }
    expect(tried).toBeGreaterThan(900)
    // A loop's name out of the loop.
    expect(failed).toEqual([expect.stringMatching(/^\$4\[\$1\.toLowerCase\(\)\] = .*\nfor/)])
  })
})

/** Without what is a matter of style. */
function squeezed(text: string): string {
  return text.replaceAll(/[\s;()]/g, '')
}
