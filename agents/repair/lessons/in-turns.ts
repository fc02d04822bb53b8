/** So many changes are tried in the learnt order alone: what lessons help with stands among the first few dozen. */
const ALONE = 256

/**
 * The learnt order, and after its beginning every second change in the order without lessons. So no store, however wrong it is or whoever filled it,
 * takes a repair away: what would have had place n has place 2n and a few hundred at the most.
 */
export function* inTurns<T>(learnt: Generator<T, void>, plain: Generator<T, void>, alone = ALONE): Generator<T, void> {
  for (let place = 1; ; place += 1) {
    const isPlain = place > alone && place % 2 === 0
    const [first, second] = isPlain ? [plain, learnt] : [learnt, plain]
    const next = first.next()
    const { done, value } = next.done === true ? second.next() : next
    if (done === true) return
    yield value
  }
}
