import type { ArmScore } from '../result.ts'
import { total, type Spent } from './cost.ts'
import { dollars } from './table.ts'

/** What all arms have used so far, told while a run goes on. */
export class RunningSum {
  #spent: Spent = total([])
  #failedCalls = 0

  readonly add = ({ spent, failedCalls }: ArmScore): void => {
    this.#spent = total([this.#spent, spent])
    this.#failedCalls += failedCalls
  }

  readonly note = (): string => {
    const { calls, tokens, usd } = this.#spent
    if (calls === 0) return ''
    const failed = this.#failedCalls === 0 ? '' : ` (${this.#failedCalls} failed)`
    const money = usd === 0 ? '' : `, ${dollars(usd)}`
    return `  ${calls} calls${failed}, ${tokens.input + tokens.output} tokens${money}`
  }
}
