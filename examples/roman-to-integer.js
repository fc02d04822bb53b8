const VALUES = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 }

/** Reads a Roman numeral: a smaller digit before a larger one is taken away, all others are added. */
function romanToInteger(roman) {
  let total = 0
  for (let i = 0; i < roman.length; i++) {
    const value = VALUES[roman[i]]
    const next = VALUES[roman[i + 1]] || 0
    total += value <= next ? -value : value
  }
  return total
}

module.exports = { romanToInteger }
