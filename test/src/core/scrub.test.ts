import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { putBack } from '../../../agents/repair/model/input/safe-text.ts'
import { createScrubber } from '#core'

/** Put together here, so that nobody's scanner takes this file for a leak. */
const join = (...parts: readonly string[]) => parts.join('')
const BODY = 'Ab1Cd2Ef3Gh4Ij5Kl6Mn7Op8Qr9St0Uv1Wx2'

const SECRETS: readonly (readonly [what: string, code: string, secret: string])[] = [
  ['an AWS key', `const id = "${join('AK', 'IAIOSFODNN7EXAMPLE')}"`, join('AK', 'IAIOSFODNN7EXAMPLE')],
  ['an OpenAI key', `key: "${join('s', 'k-proj-', BODY)}"`, join('s', 'k-proj-', BODY)],
  ['a GitHub token', `// ${join('gh', 'p_', BODY)}`, join('gh', 'p_', BODY)],
  ['a fine-grained one', `// ${join('github', '_pat_', BODY)}`, join('github', '_pat_', BODY)],
  ['a Slack token', `// ${join('xo', 'xb-12345-', BODY)}`, join('xo', 'xb-12345-', BODY)],
  ['a Google key', `// ${join('AI', 'za', BODY)}`, join('AI', 'za', BODY)],
  ['an npm token', `// ${join('np', 'm_', BODY)}`, join('np', 'm_', BODY)],
  ['a JSON web token', `// ${join('ey', 'JhbGciOiJI.eyJzdWIiOiIx.', BODY)}`, join('ey', 'JhbGciOiJI.eyJzdWIiOiIx.', BODY)],
  ['a bearer', `{ Authorization: "Bearer ${BODY}" }`, BODY],
  ['a password in an address', `const url = "postgres://me:hunter2hunter2@db.example/x"`, 'hunter2hunter2'],
  ['an assignment', `const dbPassword = 'correct-horse-battery'`, 'correct-horse-battery'],
  ['a property', `{ "api_key": "${BODY}" }`, BODY],
  [
    'a private key',
    join('const k = `-----BEGIN RSA PRIV', 'ATE KEY-----\nMIIabc\n-----END RSA PRIV', 'ATE KEY-----`'),
    join('-----BEGIN RSA PRIV', 'ATE KEY-----\nMIIabc\n-----END RSA PRIV', 'ATE KEY-----'),
  ],
]

describe('createScrubber', () => {
  it.each(SECRETS)('hides %s and puts it back', (_, code, secret) => {
    const { scrub, replaced } = createScrubber([code])
    const shown = scrub(code)
    expect(shown).toBe(code.replace(secret, 'TM_SECRET_1'))
    expect(putBack(`${shown}\n${shown}`, replaced())).toBe(`${code}\n${code}`)
  })

  it('leaves ordinary code alone', () => {
    const code = `const token = tokens[0]\nif (password.length < 8) return 'too short'\nconst secret = "abc"\nconst u = 'https://example.org:8080/a@b'\nconst ask = "sk-1"\n`
    expect(createScrubber([code]).scrub(code)).toBe(code)
  })

  it('gives the same secret one name, other secrets others, and takes no name that the texts have', () => {
    const [a, b] = [join('gh', 'p_', BODY), join('np', 'm_', BODY)]
    const texts = [`TM_SECRET_1 ${a}`, `${b} ${a}`]
    const { scrub, replaced } = createScrubber(texts)
    const shown = texts.map(scrub)
    expect(shown).toEqual(['TM_SECRET_1 TM_SECRET_2', 'TM_SECRET_3 TM_SECRET_2'])
    expect(shown.map((text) => putBack(text, replaced()))).toEqual(texts)
  })

  it.each([
    ['a value without the words around it', `got: "${BODY}"`, 'got: "TM_SECRET_1"'],
    ['what is left of it where a value is cut', `token is "${BODY.slice(0, 20)}…`, 'token is "TM_SECRET_1…'],
    ['its end', `got: "x … ${BODY.slice(-7)}"`, 'got: "x … TM_SECRET_1"'],
    ['its middle', `got: "${BODY.slice(5, 15)} … ${BODY.slice(20, 28)}..."`, 'got: "TM_SECRET_1 … TM_SECRET_1..."'],
    ['its beginning, cut without a word', `that is ${BODY.slice(0, 14)}: so`, 'that is TM_SECRET_1: so'],
    [
      'no word that only looks like a part of it',
      `${BODY.slice(5, 15)} and ${BODY.slice(0, 8)}`,
      `${BODY.slice(5, 15)} and ${BODY.slice(0, 8)}`,
    ],
  ])('hides in other texts, once it is known: %s', (_, text, shown) => {
    const code = `const apiKey = "${BODY}"`
    expect(createScrubber([text, code]).scrub(text)).toBe(shown)
  })

  it('hides what stands in a string in a string', () => {
    const code = JSON.stringify(`{"token": "${BODY}"}`)
    expect(createScrubber([code]).scrub(code)).toBe(JSON.stringify('{"token": "TM_SECRET_1"}'))
  })

  it('gives back whatever it was given', () => {
    const piece = fc.oneof(
      fc.constantFrom(...SECRETS.map(([, code]) => code), ...SECRETS.map(([, , secret]) => secret)),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('\n')
        const { scrub, replaced } = createScrubber([text])
        expect(putBack(scrub(text), replaced())).toBe(text)
      }),
    )
  })
})
