import type { CallUsage, Limits, Price, StopReason, TokenCount } from '#core'

/** What a call may use at most; held back until it has ended. */
export interface Reservation {
  readonly status: 'reserved'
  readonly maxOutputTokens: number
  readonly usage: CallUsage
}

export type Reserving = Reservation | { readonly status: 'spent'; readonly reason: StopReason }

/** An answer of fewer tokens is not worth its question. */
const FEWEST_OUTPUT = 128

/**
 * The wall around what a model may cost: each call is reserved at the most that it can use, before it is made, so that calls at the same time
 * cannot together pass a limit. What an endpoint says that it used replaces the reservation; where it says nothing, the reservation stands.
 */
export class Budget {
  readonly #limits: Pick<Limits, 'maxTokens' | 'maxUsd' | 'maxCalls'>
  readonly #price: Price
  calls = 0
  input = 0
  output = 0
  usd = 0
  isEstimated = false
  #reservedTokens = 0
  #reservedUsd = 0

  /** @param price of the model; where it is not known, `maxUsd` must be null */
  constructor(limits: Pick<Limits, 'maxTokens' | 'maxUsd' | 'maxCalls'>, price: Price | null) {
    if (price === null && limits.maxUsd !== null) throw new RangeError('a limit of money needs a price')
    this.#limits = limits
    this.#price = price ?? { input: 0, output: 0 }
  }

  get tokens(): number {
    return this.input + this.output
  }

  /** Holds back what a call with so many input tokens may use; its answer may have to be shorter than asked for. */
  reserve(inputTokens: number, wantedOutput: number): Reserving {
    const { maxCalls, maxTokens, maxUsd } = this.#limits
    if (this.calls >= maxCalls) return { status: 'spent', reason: 'calls' }
    const tokensLeft = maxTokens - this.tokens - this.#reservedTokens - inputTokens
    if (tokensLeft < FEWEST_OUTPUT) return { status: 'spent', reason: 'tokens' }
    const usdLeft = (maxUsd ?? Infinity) - this.usd - this.#reservedUsd - this.#cost({ input: inputTokens, output: 0 })
    const affordable = this.#price.output === 0 ? Infinity : Math.floor((usdLeft * 1e6) / this.#price.output)
    if (usdLeft < 0 || affordable < FEWEST_OUTPUT) return { status: 'spent', reason: 'money' }
    const output = Math.min(wantedOutput, tokensLeft, affordable)
    const usage = this.#usage({ input: inputTokens, output }, 'estimate')
    this.calls += 1
    this.#hold(usage, 1)
    return { status: 'reserved', maxOutputTokens: output, usage }
  }

  /**
   * A call has ended: `told` by its endpoint, or null where it told nothing that can be believed; `isUnused` where it cannot have used
   * anything. A command or a script tells nothing and costs nothing: then `guess` stands for it.
   */
  settle({ usage }: Reservation, told: TokenCount | null, isUnused: boolean, guess: TokenCount | null = null): CallUsage {
    this.#hold(usage, -1)
    const used = isUnused ? this.#usage({ input: 0, output: 0 }, 'none') : this.#used(usage, told, guess)
    this.#count(used)
    return used
  }

  /** What an earlier part of the run has used. */
  recall(usage: CallUsage, calls = 1): void {
    this.calls += calls
    this.#count(usage)
  }

  #used(reserved: CallUsage, told: TokenCount | null, guess: TokenCount | null): CallUsage {
    if (told !== null) return this.#usage(told, 'server')
    return guess !== null && this.#isFree ? this.#usage(guess, 'estimate') : reserved
  }

  get #isFree(): boolean {
    return this.#price.input === 0 && this.#price.output === 0
  }

  #count(usage: CallUsage): void {
    this.input += usage.input
    this.output += usage.output
    this.usd += usage.usd
    this.isEstimated ||= usage.source === 'estimate'
  }

  #hold({ input, output, usd }: CallUsage, sign: 1 | -1): void {
    this.#reservedTokens += sign * (input + output)
    this.#reservedUsd += sign * usd
  }

  #usage(count: TokenCount, source: CallUsage['source']): CallUsage {
    return { ...count, source, usd: this.#cost(count) }
  }

  #cost({ input, output }: TokenCount): number {
    return (input * this.#price.input + output * this.#price.output) / 1e6
  }
}
