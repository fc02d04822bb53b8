const DEFINITION =
  /(?:^|[;{}\n])[ \t]*(?:export[ \t]+)?(?:default[ \t]+)?(?:declare[ \t]+)?(?:abstract[ \t]+)?(?:(?:async[ \t]+)?function\b[ \t]*\*?[ \t]*|class[ \t]+|(?:const|let|var)[ \t]+|(?:module\.)?exports\.)([\w$]+)/g
const METHOD =
  /^[ \t]*(?:(?:static|async|get|set|public|private|protected|override)[ \t]+){0,4}\*?[ \t]*(#?[\w$]+)[ \t]*(?:<[^\n(]{0,200}>)?\([^\n]{0,400}?\)[ \t]*(?::[^=\n]{1,200})?\{/gm
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
