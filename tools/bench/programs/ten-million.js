export function run() {
  const weights = [3, 1, 4, 1, 5, 9, 2, 6]
  let sum = 0
  let carries = 0
  for (let i = 0; i < 10_000_000; i++) {
    const weight = weights[i % 7]
    sum += weight * (i % 13)
    if (sum > 1_000_000) {
      sum -= 1_000_000
      carries += 1
    }
  }
  return `${sum} ${carries}`
}
