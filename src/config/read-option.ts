/** How the texts of options are read; what cannot be read becomes `NaN` or the text itself, which the schema refuses. */
export const count = (text: string) => (text.trim() === '' ? Number.NaN : Number(text))
export const seconds = (text: string) => Math.round(count(text) * 1000)
export const word = (text: string) => text
/** `null` for the word that stands for no limit. */
export const countOr = (none: string) => (text: string) => (text === none ? null : count(text))

/** `0.25,2`: input and output; one number stands for both. */
export const price = (text: string) => {
  const [input, output = input, ...more] = text.split(',').map(count)
  return more.length > 0 ? text : { input, output }
}
