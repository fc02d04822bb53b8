/** How often a café fills up: guests whose stays overlap or touch belong to one spell. A stay is [arrival, departure]. */
export function countSpells(stays) {
  const byArrival = [...stays].sort((a, b) => a[0] - b[0])
  let spells = 0
  let latest = [-Infinity, -Infinity]
  for (const [arrival, departure] of byArrival) {
    if (arrival <= latest[0]) {
      latest[1] = Math.max(latest[1], departure)
    } else {
      spells += 1
      latest = [arrival, departure]
    }
  }
  return spells
}
