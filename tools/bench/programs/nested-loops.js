function fill(size, seed) {
  var cells = []
  for (var i = 0; i < size * size; i++) {
    seed = (seed * 1103515245 + 12345) % 2147483648
    cells.push(seed % 10)
  }
  return cells
}

function multiply(a, b, size) {
  var product = []
  for (var row = 0; row < size; row++) {
    for (var column = 0; column < size; column++) {
      var sum = 0
      for (var k = 0; k < size; k++) {
        var left = a[row * size + k]
        if (left !== 0) {
          sum += left * b[k * size + column]
        }
      }
      product.push(sum % 1000)
    }
  }
  return product
}

function trace(cells, size) {
  var sum = 0
  for (var i = 0; i < size; i++) sum += cells[i * size + i]
  return sum
}

export function run() {
  var size = 200
  var a = fill(size, 7)
  var b = fill(size, 11)
  for (var turn = 0; turn < 3; turn++) a = multiply(a, b, size)
  return trace(a, size)
}
