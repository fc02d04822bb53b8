/** @throws RangeError for a vector that cannot be compared with the others: of another length, or with what is no finite number */
export function checkVector(vector: Float32Array, dimensions: number): void {
  if (vector.length !== dimensions) {
    throw new RangeError(`A vector of this store has ${dimensions} numbers, and this one has ${vector.length}.`)
  }
  const at = vector.findIndex((value) => !Number.isFinite(value))
  if (at >= 0) throw new RangeError(`A vector holds finite numbers only, and this one has ${vector[at]} at ${at}.`)
}
