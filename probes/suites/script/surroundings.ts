import type { ReadonlyNames } from './names.ts'

/** What a script may find around it in Node and not in the isolate; each is given only to scripts that mention it. */
const PROVIDED: Readonly<Record<string, string>> = {
  assert: 'const assert=require("node:assert");',
  module: 'const module={exports:{}};',
  exports: 'const exports={};',
  process: [
    'const process={argv:[],env:{},platform:"linux",exitCode:0,stdout:{write:()=>true},stderr:{write:()=>true},on(){},hrtime:{bigint:()=>0n},',
    'nextTick:(f,...a)=>queueMicrotask(()=>f(...a)),exit(code){if(code)throw new Error("process.exit("+code+")")}};',
  ].join(''),
}

/** In the isolate's own time, which passes at once: what a script leaves to do for later happens before its end. */
const LATER = '\n;await new Promise((resolve) => setTimeout(resolve, 60_000))'

/** Code in front of a script, on its first line, and after it. */
export function surroundings(
  referenced: ReadonlyNames,
  declared: ReadonlyNames,
  parameters: readonly string[],
  hasTimers: boolean,
) {
  const missing = Object.keys(PROVIDED).filter(
    (name) => referenced.has(name) && !declared.has(name) && !parameters.includes(name),
  )
  const given = missing.map((name) => PROVIDED[name]).join('')
  // A block of its own lets the script declare `require` although our function has a parameter of that name.
  const [open, close] = declared.has('require') ? ['{', '\n}'] : ['', '']
  return { before: given + open, after: close + (hasTimers ? LATER : '') }
}
