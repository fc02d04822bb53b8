function swap(list, i, j) {
  var kept = list[i]
  list[i] = list[j]
  list[j] = kept
}

function partition(list, from, to) {
  var pivot = list[(from + to) >> 1]
  var i = from
  var j = to
  while (i <= j) {
    while (list[i] < pivot) i++
    while (list[j] > pivot) j--
    if (i <= j) {
      swap(list, i, j)
      i++
      j--
    }
  }
  return i
}

function sort(list, from, to) {
  if (from >= to) return
  var middle = partition(list, from, to)
  sort(list, from, middle - 1)
  sort(list, middle, to)
}

export function run() {
  var list = []
  var seed = 42
  for (var i = 0; i < 300000; i++) {
    seed = (seed * 1103515245 + 12345) % 2147483648
    list.push(seed)
  }
  sort(list, 0, list.length - 1)
  var wrong = 0
  for (var k = 1; k < list.length; k++) {
    if (list[k - 1] > list[k]) wrong++
  }
  return [list[0], list[150000], wrong].join()
}
