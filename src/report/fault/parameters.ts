import type { ValueSnapshot } from '#core'

/** The arguments of a call by the names of the parameters, from a label such as `f(a, b)`; null where they cannot be told apart. */
export function argumentsByName(label: string, list: ValueSnapshot): readonly (readonly [name: string, text: string])[] | null {
  const inside = /\(([^()]*)\)$/.exec(label)?.[1]
  if (inside === undefined) return null
  const names = inside === '' ? [] : inside.split(', ')
  const texts = itemsOf(list.text)
  if (texts === null || texts.length < names.length || !names.every((name) => /^[\w$]+$/.test(name))) return null
  return names.map((name, i) => [name, texts[i]!] as const)
}

/** The items of an array's text; null where it was cut. */
function itemsOf(text: string): string[] | null {
  if (!text.startsWith('[') || !text.endsWith(']')) return null
  const parts: string[] = []
  let depth = 0
  let part = ''
  for (const [token] of text.slice(1, -1).matchAll(/"(?:[^"\\]|\\.)*"|[\s\S]/g)) {
    if ('([{'.includes(token)) depth++
    if (')]}'.includes(token)) depth--
    if (token === ',' && depth === 0) {
      parts.push(part.trim())
      part = ''
    } else part += token
  }
  return depth === 0 ? [...parts, part.trim()] : null
}
