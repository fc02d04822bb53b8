import { TracemendError } from '#core'
import { endpointFromEnvironment, openModel } from '#tracemend'
import type { ArmsRequest } from './options.ts'
import type { ArmsPlan } from './plan.ts'

/**
 * Opens the model, if one is asked for; it is the caller's to close.
 * @throws TracemendError PRICE_UNKNOWN where money is limited, and MODEL_INVALID
 */
export async function openPlan({ arms, model }: ArmsRequest, environment: NodeJS.ProcessEnv): Promise<ArmsPlan> {
  if (model === null) return { arms, model: null }
  const { use, maxUsd } = model
  const languageModel = await openModel(use.name, endpointFromEnvironment(environment, use.baseUrl ?? undefined))
  const price = use.price ?? languageModel.price
  if (price === null && maxUsd !== null) {
    await languageModel.close()
    const hint = 'say it, in dollars for a million tokens: --price IN,OUT (0,0 for a model of your own), or --max-usd none'
    throw new TracemendError('PRICE_UNKNOWN', `the price of ${use.name} is not known, and money is limited to $${maxUsd}`, hint)
  }
  return { arms, model: { use: { ...use, price }, languageModel, maxUsd } }
}
