/** Names under which a value answers questions that tests put to it. */
const METHODS = [
  ...new Set(
    [Array, String, Map, Set, WeakMap, Date, RegExp, Promise, Number, Uint8Array, Object.getPrototypeOf(Uint8Array), Object]
      .flatMap((kind) => Object.getOwnPropertyNames(kind.prototype))
      .concat('toJSON', 'toPrimitive', 'hasInstance', 'iterator', 'then'),
  ),
].filter((name) => name !== 'constructor')

const ACCESSORS =
  /\bget\s+[\w$#["']|\bdefineProperty|\bdefineProperties|__defineGetter__|\bget\s*:|\.mock\b|\b(vi|jest|mock|sinon)\.|\bspyOn\b/
const BUILT_IN_CLASSES =
  /\bextends\s+(Array|Map|Set|WeakMap|WeakSet|Date|RegExp|Promise|Object|String|Number|Function|\w*Array|Buffer)\b|\.prototype\b/

const STATICS = /\b(JSON|Object|Reflect)\.\w+\s*=[^=]|\b(spyOn|method|stub)\(\s*((globalThis|global)\.)?(JSON|Object|Reflect)\b/

/** What esbuild puts in front of the first module, which a comment names. */
const BUNDLER_HELPERS = /^var __[^]*?^ *\/\/ /m

/**
 * The ways of answering for themselves that values of a task may have, because its tests or its unedited program speak of them: what
 * `createPretence` allows. A method counts where a text makes one of that name, not where it calls one.
 */
export function honestWays(program: string, tests: string, modules: string | null): readonly string[] {
  const own = `${program}\n${tests}`
  const all = `${own}\n${modules?.replace(BUNDLER_HELPERS, '') ?? ''}`
  const ways = METHODS.filter((name) => makes(own, name))
  if (/\bProxy\b/.test(all)) ways.push('Proxy')
  if (ACCESSORS.test(all)) ways.push('get')
  if (BUILT_IN_CLASSES.test(own)) ways.push('extends')
  if (STATICS.test(own)) ways.push('statics')
  return ways
}

/** `toJSON() {`, `toJSON: f`, `toJSON = f`, `x.toJSON = f`, `[Symbol.toPrimitive](hint) {`, and a call by name such as `x.toJSON()` in none of them. */
function makes(text: string, name: string): boolean {
  return new RegExp(`(?<![.\\w$])${name}\\s*[(:]|\\b${name}\\s*=[^=]|\\bSymbol\\.${name}\\b`).test(text)
}
