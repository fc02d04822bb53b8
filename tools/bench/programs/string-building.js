const VOWELS = 'aeiou'

function wordOf(number) {
  let word = ''
  let rest = number
  while (rest > 0) {
    const code = rest % 26
    const letter = String.fromCharCode(97 + code)
    word = VOWELS.includes(letter) ? letter + word : word + letter
    rest = Math.floor(rest / 26)
  }
  return word
}

function shift(text, by) {
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 97 && code <= 122) {
      out += String.fromCharCode(((code - 97 + by) % 26) + 97)
    } else {
      out += text[i]
    }
  }
  return out
}

export function run() {
  let longest = ''
  let letters = 0
  for (let number = 1; number < 600_000; number++) {
    const word = shift(wordOf(number * 7), number % 26)
    letters += word.length
    if (word.length > longest.length || (word.length === longest.length && word > longest)) {
      longest = word
    }
  }
  return `${longest} ${letters}`
}
