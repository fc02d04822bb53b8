import { describe, expect, it } from 'vitest'
import { Streams, type Stream } from '../../../../agents/repair/search/streams.ts'

function* repeat(name: string, times = Infinity): Generator<string, void> {
  for (let i = 0; i < times; i++) yield name
}

function take(streams: Streams<string>, count: number): string[] {
  return Array.from({ length: count }, () => streams.next() ?? '-')
}

describe('Streams', () => {
  it('gives each stream turns by its weight', () => {
    const streams = new Streams<string>()
    streams.add(repeat('a'), 3)
    streams.add(repeat('b'), 1)
    const taken = take(streams, 400)
    expect(taken.filter((name) => name === 'a')).toHaveLength(300)
  })

  it('lets a new stream begin where the others are', () => {
    const streams = new Streams<string>()
    streams.add(repeat('a'), 1)
    take(streams, 100)
    streams.add(repeat('b'), 1)
    expect(take(streams, 10).filter((name) => name === 'b')).toHaveLength(5)
  })

  it('passes by a stream that waits, and drops one that has ended', () => {
    const list = ['first']
    const waiting: Stream<string> = { next: () => ({ done: false, value: list.shift() ?? null }) }
    const streams = new Streams<string>()
    streams.add(waiting, 1)
    streams.add(repeat('b', 2), 1)
    expect(take(streams, 4)).toEqual(['first', 'b', 'b', '-'])
    list.push('second')
    expect(take(streams, 2)).toEqual(['second', '-'])
  })
})
