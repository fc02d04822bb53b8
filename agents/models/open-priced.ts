import { type LanguageModel, type ModelUse, type Price, TracemendError } from '#core'
import type { Endpoint } from './endpoint.ts'
import { openModel } from './open.ts'

export interface PricedModel {
  readonly model: LanguageModel
  /** Null where nobody knows, and nothing limits money. */
  readonly price: Price | null
}

/**
 * Opens a model of which it is known what it costs, or need not be.
 * @throws TracemendError MODEL_INVALID; PRICE_UNKNOWN where money is limited and nobody knows the price
 */
export async function openPriced(use: ModelUse, endpoint: Endpoint, maxUsd: number | null): Promise<PricedModel> {
  const model = await openModel(use.name, endpoint)
  try {
    return { model, price: priceFor(use, model, maxUsd) }
  } catch (error) {
    await model.close()
    throw error
  }
}

/** What the model costs: as it was said, or as it is known. Throws `PRICE_UNKNOWN`. */
export function priceFor(use: ModelUse, model: LanguageModel, maxUsd: number | null): Price | null {
  const price = use.price ?? model.price
  if (price !== null || maxUsd === null) return price
  throw new TracemendError(
    'PRICE_UNKNOWN',
    `the price of ${use.name} is not known, and money is limited to $${maxUsd}`,
    'say it, in dollars for a million tokens: --price INPUT,OUTPUT (0,0 for a model of your own), or --max-usd none',
  )
}
