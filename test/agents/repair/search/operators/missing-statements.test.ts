import { describe, expect, it } from 'vitest'
import { patchesOf } from '../../helpers.ts'

type Case = readonly [operator: string, what: string, source: string, missing: string]

/** Every program lacks the statement that is `missing`, where `@` stands. */
const CASES: readonly Case[] = [
  [
    'unchanged-condition',
    'the digit is taken off',
    'function f(num) { let sum = 0; while (num != 0) { sum += num % 10; @ } return sum }',
    'num = Math.floor(num / 10);',
  ],
  [
    'unchanged-condition',
    'the next node is gone to',
    'function f(node) { let last; while (node !== null) { last = { value: node.value, next: node.next }; @ } return last }',
    'node = node.next;',
  ],
  [
    'unchanged-condition',
    'remainders are exchanged',
    'function f(a, b) { a |= 0; b |= 0; while (b) { @ } return a }',
    '[b, a] = [a % b, b];',
  ],
  [
    'empty-block',
    'the other half of a recursion',
    "function f(text, open, closed) { if (open < 3) { f(text + '(', open + 1, closed); } if (closed < open) { @ } }",
    "f(text + ')', open, closed + 1);",
  ],
  [
    'empty-block',
    'what the condition misses is made',
    'class N { children = {} } class T { add(node, char) { if (!node.children[char]) { @ } return node.children[char] } }',
    'node.children[char] = new N();',
  ],
  [
    'empty-block',
    'the sibling with its word exchanged',
    'function f(left, right, leftIndex, rightIndex) { const all = []; if (left[0] < right[0]) { @ } else { all.push(right[rightIndex++]); } return all }',
    'all.push(left[leftIndex++]);',
  ],
  [
    'empty-block',
    'a copy of the list is kept',
    'function f(n) { const all = []; const one = []; function go(i) { if (i === n) { @ } else { one.push(i); go(i + 1); } } go(0); return all }',
    'all.push([...one]);',
  ],
  [
    'unwritten-name',
    'the sibling of an assignment',
    'function f(list, at2, at3) { let next2 = 2; let next3 = 3; for (const x of list) { @ next3 = list[at3] * 3; } return next2 + next3 }',
    'next2 = list[at2] * 2;',
  ],
  [
    'unwritten-name',
    'a map that is returned',
    'function f(n) { const found = new Map(); for (let i = 2; i <= n; i++) { const times = found.get(i); @ } return found }',
    'found.set(i, times + 1);',
  ],
  [
    'unwritten-name',
    'a flag',
    'function f(list) { let is = false; for (const x of list) { if (x > 1) { g(x); @ } } return is }',
    'is = true;',
  ],
  [
    'unread-name',
    'a parameter goes where the class keeps its values',
    'class Stack { items = []; push(value) { if (this.items.length > 3) { throw new Error() } @ } }',
    'this.items.push(value);',
  ],
  [
    'unread-name',
    'a list that was filled for nothing',
    'function f(n) { const rows = [[1]]; for (let i = 0; i < n; i++) { const row = []; row.push(i); @ } return rows[n] }',
    'rows.push(row);',
  ],
  [
    'uncalled-function',
    'a local function',
    'function f() { const a = () => { g(); }; const b = () => { h(); }; @ b(); return 1; }',
    'a();',
  ],
  [
    'uncalled-function',
    'a private method',
    'class C { x = 1; add(value) { this.x = value; @ } private sift(value) { this.x += value } }',
    'this.sift(value);',
  ],
  [
    'first-element',
    'the start of the distances',
    'function f(count, start) { const far = new Array(count).fill(Infinity); @ for (let i = 0; i < count; i++) { far[i + 1] = far[i] + 1; } return far }',
    'far[start] = 0;',
  ],
  [
    'first-element',
    'the empty case of a table',
    'function f(n) { const ways = Array.from({ length: n }, () => Array(n).fill(0)); @ for (let i = 1; i < n; i++) { ways[i][0] += ways[i - 1][0]; } return ways }',
    'ways[0][0] = 1;',
  ],
  [
    'unwritten-name',
    'a list that another function is to fill',
    'function visit(graph, seen, order, node) { seen.add(node); for (const next of graph[node]) { if (!seen.has(next)) { visit(graph, seen, order, next); } } @ } function f(graph) { const seen = new Set(); const order = []; visit(graph, seen, order, 0); return order }',
    'order.push(node);',
  ],
  [
    'unwritten-name',
    'a table that another function is to mark, after its guard',
    'const visit = (graph, colors, node, color) => { if (colors[node] !== 0) { return; } @ for (const next of graph[node]) { visit(graph, colors, next, -color); } }; function f(graph) { const colors = new Array(9).fill(0); visit(graph, colors, 0, 1); return colors }',
    'colors[node] = color;',
  ],
  [
    'empty-block',
    'an element of a table is marked',
    'function f(n) { const prime = Array(n).fill(true); for (let i = 2; i < n; i++) { for (let j = i + i; j < n; j += i) { @ } } return prime }',
    'prime[j] = false;',
  ],
  [
    'twin-statement',
    'the way back',
    "function f(text) { let depth = 0; for (const c of text) { if (c === '(') { g(); depth++; } else if (c === ')') { h(); @ } } return depth }",
    'depth--;',
  ],
  [
    'twin-statement',
    'a counter that the other branches set',
    'class Q { rear = -1; list = []; add(x) { if (this.rear === 9) { this.rear = 0; this.list[0] = x; } else { @ this.list[this.rear] = x; } } }',
    'this.rear++;',
  ],
  [
    'twin-block',
    'what comes after the same elsewhere',
    'function f(n, m, found) { for (const i of m) { let times = found.get(i); if (!times) times = 0; @ } if (n > 1) { let times = found.get(n); if (!times) times = 0; found.set(n, times + 1); } }',
    'found.set(i, times + 1);',
  ],
  [
    'twin-statement',
    'the other side of a tree',
    'function f(node, x) { if (x < node.x) { g(); node = node.left; } else { g(); h(node.right); @ } return node }',
    'node = node.right;',
  ],
]

describe('families of missing statements', () => {
  it.each(CASES)('%s: %s', (operator, _, source, missing) => {
    const flat = (text: string) => text.replace(/\s+/g, '')
    const patches = patchesOf(operator, source.replace('@', ''), { path: 'program.ts' }).map(flat)
    expect(patches).toContain(flat(source.replace('@', missing)))
    expect(patches.length).toBeLessThan(200)
  })

  it.each([
    ['unchanged-condition', 'function f(n) { while (n > 0) { n--; } }'],
    ['unchanged-condition', 'function f(list) { while (list.length > 0) { list.pop(); } }'],
    ['unchanged-condition', 'function f(n) { while (true) { if (n > 1) { return n } } }'],
    ['empty-block', 'function f(n) { if (n > 0) { n--; } try { g() } catch {} }'],
    [
      'unwritten-name',
      'function f(list) { const all = []; let n = 0; for (const x of list) { all.push(x); n++; } return [all, n] }',
    ],
    ['unread-name', 'function f(list, n) { const all = []; for (const x of list) { all.push(x + n); } return all }'],
    ['unread-name', 'function f(list, pairs) { const all = []; for (const x of list) { all.push(pair[x]); } return all }'],
    ['uncalled-function', 'function f() { const a = () => { g(); }; a(); }'],
    [
      'first-element',
      'function f(n) { const far = Array(n); far[0] = 1; for (let i = 1; i < n; i++) { far[i] = far[i - 1] } return far }',
    ],
    ['twin-block', 'function f(a) { if (a > 1) { log.first(a); g.second(a); } else { log.first(a); g.second(a); } }'],
    ['twin-statement', 'function f(n, x) { if (x < n.x) { n = n.left; } else { n = n.right; } return n }'],
  ])('%s leaves alone what lacks nothing: %s', (operator, source) => {
    expect(patchesOf(operator, source)).toEqual([])
  })
})
