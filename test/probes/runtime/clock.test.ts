import { expect, it } from 'vitest'
import { installClock } from '../../../probes/runtime/clock.ts'
import { inRealm } from './realm-of.ts'

const onClock = (use: string) => inRealm({ installClock }, `const clock = installClock(true), told = []; ${use}`)

it('fires timers in their order, and moves the date with them', () => {
  const told = onClock(`
    const at = (name) => () => told.push(name + ' ' + (Date.now() - Date.UTC(2026, 0, 1)))
    setTimeout(at('late'), 50); setTimeout(at('early'), 5); setTimeout(at('same'), 5); setImmediate(at('at once'))
    const gone = setTimeout(at('cleared'), 1); clearTimeout(gone)
    while (clock.fireNext()) ;
    return told.join()`)
  expect(told).toBe('at once 1,early 5,same 5,late 50')
})

it('repeats intervals, each after what waits for the same moment', () => {
  expect(
    onClock(`
      let n = 0
      const id = setInterval(() => { told.push('i'); if (++n === 3) clearInterval(id) }, 10)
      setTimeout(() => told.push('t'), 10)
      while (clock.fireNext()) ;
      return told.join()`),
  ).toBe('i,t,i,i')
})

it('a fixed date is told by everything that tells dates', () => {
  const told = onClock(`
    const format = new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: 'UTC' })
    return [new Date().getUTCFullYear(), new Date(0).getTime(), format.format(), format.format(0), format.format === format.format,
      format.formatToParts().map((part) => part.value).join(''), new Date() instanceof Date, Date.length, typeof Date(), performance.now() < 1].join()`)
  expect(told).toBe('2026,0,2026,1970,true,2026,true,7,string,true')
})

it('a program that waits by reading the clock gets there', () => {
  expect(onClock('const start = Date.now(); let n = 0; while (Date.now() < start + 3) n++; return n')).toBeLessThan(2_000)
})

it('begins anew after a reset', () => {
  expect(
    onClock(
      'setTimeout(() => 0, 99); clock.fireNext(); setTimeout(() => 0); clock.reset(); return `${clock.fireNext()} ${Date.now() === Date.UTC(2026, 0, 1)}`',
    ),
  ).toBe('false true')
})
