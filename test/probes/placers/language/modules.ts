/** Programs that are modules. */
export const MODULES: Readonly<Record<string, string>> = {
  'live bindings, every form of export': `export let count = 0; export const inc = () => ++count; export function add(n) { count += n; return count } export default class K { static s = 1 } export { count as total, inc as "string name" }; let hidden = 1; export { hidden }; export const { a, b: [c] } = { a: 1, b: [2] }, d = () => a; hidden = 2
    export function main() { inc(); add(2); count++; return [count, hidden, a, c, d.name, K.name] }`,
  'default exports': `export default function (x) { return x } export function main() { return this === undefined }`,
  'default export of an expression': `const x = 1; export default x + 1; export const main = () => x`,
  'default export of a name, an arrow': `let x = () => 1; export default x; export const main = async () => [x.name]`,
  imports: `import def, { named as n, named } from 'm'; import * as ns from 'm'; import data from './data.json' with { type: 'json' }; import 'side'; export * from 'm'; export { named as again } from 'm'
    export function main() { return [def, n(1), named\`x\`, ns.named(2), data, { def }, (0, n)(4), n?.(5)] }`,
  'dynamic import, import.meta': `const path = 'm'; export async function main() { const m = await import(path), { named } = await import('m'); return [m.named(1), named(2), typeof import.meta.url] }`,
  'top-level await': `const x = await Promise.resolve(log(1)); for await (const y of [log(2)]) log(y); export const z = [await 3, await x]; log(await (async () => 4)()); if (await true) log(5); try { await Promise.reject(new Error('r')) } catch (e) { log(e.message) } export function main() { return [x, z] }`,
}
