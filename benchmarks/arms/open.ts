import { endpointFromEnvironment, openPriced } from '#tracemend'
import type { ArmsRequest } from './options.ts'
import type { ArmsPlan } from './plan.ts'

/**
 * Opens the model, if one is asked for; it is the caller's to close.
 * @throws TracemendError PRICE_UNKNOWN where money is limited, and MODEL_INVALID
 */
export async function openPlan({ arms, model }: ArmsRequest, environment: NodeJS.ProcessEnv): Promise<ArmsPlan> {
  if (model === null) return { arms, model: null }
  const { use, maxUsd } = model
  const endpoint = endpointFromEnvironment(environment, use.baseUrl ?? undefined)
  const { model: languageModel, price } = await openPriced(use, endpoint, maxUsd)
  return { arms, model: { use: { ...use, price }, languageModel, maxUsd } }
}
