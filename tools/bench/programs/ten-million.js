export function run() {
  const weights = [3, 1, 4, 1, 5, 9, 2]
  let sum = 0
  let carries = 0
  for (let i = 0; i < 10_000_000; i++) {
    const weight = weights[i % 7]
    sum += weight * (Math.floor(i / 10) % 10)
    if (sum > 1_000_000) {
      sum -= 1_000_000
      carries += 1
    }
  }
  return `${sum} ${carries}`
}
