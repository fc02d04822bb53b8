/** Words of which comments are made that stand for code; one with any other word says something about the program. */
const VOCABULARY = new Set(
  (
    'the a an of for and or so on etc in to is are as it be with all any above below here there this that these those your our my remains remain stays stay ' +
    'left kept keep unchanged same identical before rest remainder remaining other others existing original previous everything else ' +
    'code codes function functions method methods class classes file program implementation implementations logic body helper helpers ' +
    'part parts import imports section content omitted brevity not shown goes go add insert put write fill implement todo fixme continues ' +
    'continue more lines line no change changes needed required modified unmodified untouched already defined snip actual real'
  ).split(' '),
)
/** Of these some have to be there: the other words alone may stand in any comment. */
const TELLING = new RegExp(
  [
    'unchanged|unmodified|untouched|omitted|not shown|brevity|snip|existing|same as|as before',
    String.raw`\brest\b|remains?\b|remaining|remainder`,
    'original code|previous code|other (?:code|functions?|methods?)|your (?:code|logic|implementation)',
    '(?:code|logic|implementation) (?:goes )?here',
  ].join('|'),
)
/** Among words that are none of the vocabulary. */
const STILL_TELLING = /\b(?:rest of the|existing|unchanged|as before|remains? the same|stays? the same)\b/
const DOTS = String.raw`(?:\.{3}|\u2026)`
const HAS_DOTS = new RegExp(DOTS)
/** Dots where it begins or ends. */
const HALF_SAID = new RegExp(String.raw`^[[(]?${DOTS}|${DOTS}[\])]?$`)
/** Dots, then nothing but words. Spread elements begin so too, but hold more. */
const DOTS_AND_WORDS = new RegExp(String.raw`^${DOTS}[\w\s.,\u2026'-]*$`)
/** Dots as all that a block holds, in no text. */
const DOTS_IN_BLOCK = new RegExp(String.raw`^[^'"\x60]*\{\s*${DOTS}\s*\}`)
const TODO = /^\s*(?:todo|fixme)\b[\s:-]*(?:implement|complete|finish|fill|write|add (?:your|the|actual))/i
/** Code, then a comment; of a block comment each line by itself. */
const COMMENT = /^(.*?)(?:\/\/(.*)|\/\*(.*?)(?:\*\/.*)?)$/
const INSIDE = /^\s*(?:\*(?!\/)|#(?!!|\w+[\s=(;]))(.*)$/
const LONGEST_LINE = 300

/**
 * The first line, counted from 1, that stands for code which was left out ("rest of the code here", `...`), in a comment or bare. Lines that the
 * program has itself are its own. `null` where there is none.
 */
export function findElision(text: string, program: string): number | null {
  let own: ReadonlySet<string> | null = null
  const lines = text.split('\n')
  for (const [at, line] of lines.entries()) {
    if (line.length > LONGEST_LINE || !isElision(line)) continue
    own ??= new Set(program.split('\n').map((each) => each.trim()))
    if (!own.has(line.trim())) return at + 1
  }
  return null
}

function isElision(line: string): boolean {
  const comment = COMMENT.exec(line)
  if (comment !== null) {
    const said = comment[2] ?? comment[3] ?? ''
    const isAlone = /(?:^|[{(,[])\s*$/.test(comment[1]!)
    return TODO.test(said) || ((isAlone || HAS_DOTS.test(said)) && (isDots(said) || standsForCode(said)))
  }
  const inside = INSIDE.exec(line)
  if (inside !== null) return standsForCode(inside[1]!)
  const bare = line.trim()
  if (DOTS_AND_WORDS.test(bare)) return /^[.\u2026\s]+$/.test(bare) || (/\s/.test(bare) && standsForCode(bare))
  return DOTS_IN_BLOCK.test(bare)
}

function isDots(said: string): boolean {
  return HAS_DOTS.test(said) && /^[\s.\u2026[\](){}<>*/-]+$/.test(said)
}

function standsForCode(said: string): boolean {
  const lower = said.toLowerCase()
  const words = lower.match(/[a-z]+/g) ?? []
  if (words.length > 0 && words.every((word) => VOCABULARY.has(word))) return TELLING.test(lower) || HAS_DOTS.test(lower)
  return lower.includes('for brevity') || (HALF_SAID.test(lower.trim()) && STILL_TELLING.test(lower))
}
