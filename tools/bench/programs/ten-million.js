export function run() {
  const weights = [3, 1, 4, 1, 5, 9, 2]
  let sum = 0
  let best = 0
  for (let i = 0; i < 10_000_000; i++) {
    const weight = weights[i % 7]
    const digit = Math.floor(i / 10) % 10
    sum = (sum * 31 + weight * digit) % 65_521
    if (sum > best) {
      best = sum
    }
  }
  return `${sum} ${best}`
}
