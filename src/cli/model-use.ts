import type { Endpoint } from '#agents'
import { Limits, TracemendError } from '#core'
import type { SettingOption } from '../config/setting-option.ts'
import { limitsOf, modelOf, type Settings } from '../config/settings.ts'
import { spaced } from '../report/spent-text.ts'

type Cassette = Endpoint['cassette'] | null

/** What is said on the command line of a model that is not there would be passed over in silence. Throws `USAGE`. */
export function checkModelFlags(
  flags: Settings,
  options: readonly SettingOption[],
  settings: Settings,
  cassette: Cassette,
): void {
  const model = modelOf(settings)
  const isLocal = model !== null && /^(exec|scripted):/.test(model.name)
  if (cassette && (model === null || isLocal)) {
    const hint = 'name one: --model NAME; answers of a command or a script are not recorded'
    throw new TracemendError('USAGE', `--${cassette.mode}-calls needs a model that is reached over HTTP`, hint)
  }
  if (settings.model !== undefined) return
  const { policy, arm, samples, contextTokens, callTimeMs, price, baseUrl } = flags
  const isSearch = policy === 'search'
  // Embeddings are at the same endpoint.
  const other = { baseUrl: settings.embeddings === undefined ? baseUrl : undefined }
  const given = { policy: isSearch ? undefined : policy, arm, samples, contextTokens, callTimeMs, price, ...other }
  const [first] = Object.entries(given).find(([, value]) => value !== undefined) ?? []
  const flag = options.find(({ key }) => key === first)?.flags.split(' ')[0]
  if (flag !== undefined) throw new TracemendError('USAGE', `${flag} says nothing without a model`, 'name one: --model NAME')
}

/** Says, before anything is sent, which model takes part, where it is, and what it may cost; `null` where none is asked. */
export function modelNote(settings: Settings, baseUrl: string | undefined, cassette: Cassette): string | null {
  const model = modelOf(settings)
  if (model === null || model.policy === 'search') return null
  const { maxUsd, maxTokens, maxCalls } = Limits.parse(limitsOf(settings))
  const isHttp = !/^(exec|scripted):/.test(model.name)
  const money = isHttp && maxUsd !== null ? [`$${maxUsd}`] : []
  const most = [...money, `${spaced(maxTokens)} tokens`, `${maxCalls} calls`].join(', ')
  const where = isHttp && cassette?.mode !== 'replay' ? ` at ${hostOf(baseUrl)}` : ''
  return `model: ${model.name}${where}, at most ${most}`
}

/** Alone: what stands around it may be a key. */
function hostOf(baseUrl = 'https://api.openai.com'): string {
  return URL.canParse(baseUrl) ? new URL(baseUrl).host : 'an unknown place'
}
