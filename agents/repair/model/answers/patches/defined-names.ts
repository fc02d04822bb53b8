/** `export`, `default` and what else may stand before a declaration, in this order. */
const MODIFIERS = ['export', 'default', 'declare', 'abstract'].map((word) => String.raw`(?:${word}[ \t]+)?`).join('')
const KEYWORD = String.raw`(?:(?:async[ \t]+)?function\b[ \t]*\*?[ \t]*|class[ \t]+|(?:const|let|var)[ \t]+|(?:module\.)?exports\.)`
const DEFINITION = new RegExp(String.raw`(?:^|[;{}\n])[ \t]*${MODIFIERS}${KEYWORD}([\w$]+)`, 'g')

const MEMBER_MODIFIERS = String.raw`(?:(?:static|async|get|set|public|private|protected|override)[ \t]+){0,4}\*?`
/** Type parameters, parameters and the type of the result, up to the body. */
const SIGNATURE = String.raw`(?:<[^\n(]{0,200}>)?\([^\n]{0,400}?\)[ \t]*(?::[^=\n]{1,200})?\{`
const METHOD = new RegExp(String.raw`^[ \t]*${MEMBER_MODIFIERS}[ \t]*(#?[\w$]+)[ \t]*${SIGNATURE}`, 'gm')
/** What is followed by brackets and a block, too. */
const NO_METHOD = new Set(
  'if for while switch catch with function return describe it test expect assert beforeEach afterEach beforeAll afterAll suite'.split(
    ' ',
  ),
)

/** The names that a text of code seems to define: good enough to tell a patch from a usage example, in texts that may not parse. */
export function definedNames(code: string): ReadonlySet<string> {
  const names = new Set<string>()
  for (const [, name] of code.matchAll(DEFINITION)) names.add(name!)
  for (const [, name] of code.matchAll(METHOD)) if (!NO_METHOD.has(name!)) names.add(name!)
  return names
}
