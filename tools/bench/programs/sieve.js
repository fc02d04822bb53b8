function sieve(limit) {
  var composite = new Array(limit + 1).fill(false)
  var primes = []
  for (var n = 2; n <= limit; n++) {
    if (composite[n]) continue
    primes.push(n)
    for (var multiple = n * n; multiple <= limit; multiple += n) {
      composite[multiple] = true
    }
  }
  return primes
}

function longestGap(primes) {
  var gap = 0
  for (var i = 1; i < primes.length; i++) {
    var between = primes[i] - primes[i - 1]
    if (between > gap) gap = between
  }
  return gap
}

export function run() {
  var result = 0
  for (var turn = 0; turn < 3; turn++) {
    var primes = sieve(1000000 + turn)
    result += primes.length * longestGap(primes)
  }
  return result
}
