function fib(n) {
  if (n < 2) {
    return n
  }
  return fib(n - 1) + fib(n - 2)
}

function sumOfDigits(n) {
  var sum = 0
  while (n > 0) {
    sum += n % 10
    n = Math.floor(n / 10)
  }
  return sum
}

export function run() {
  var total = 0
  for (var n = 10; n < 32; n++) {
    var value = fib(n)
    total += sumOfDigits(value)
  }
  return total
}
