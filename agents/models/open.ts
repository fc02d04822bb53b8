import type { LanguageModel } from '#core'
import type { Endpoint } from './endpoint.ts'

interface Adapter {
  /** What a model's name begins with; empty: every other. */
  readonly prefix: string
  open(name: string, endpoint: Endpoint): Promise<LanguageModel>
}

/** Loaded when they are used: most repairs need none of them, and the SDK is large. */
const ADAPTERS: readonly Adapter[] = [
  { prefix: 'exec:', open: async (command) => (await import('./exec.ts')).createExecModel(command) },
  {
    prefix: 'scripted:',
    open: async (file) => {
      const { createScriptedModel, readScript } = await import('./scripted.ts')
      return createScriptedModel(await readScript(file), `scripted:${file}`)
    },
  },
  { prefix: '', open: async (name, endpoint) => (await import('./openai.ts')).createOpenAiModel(name, endpoint) },
]

/** Opens a model by its name; the endpoint is for those that are reached over HTTP. Throws `MODEL_INVALID` for what cannot be one. */
export async function openModel(name: string, endpoint: Endpoint): Promise<LanguageModel> {
  const adapter = ADAPTERS.find(({ prefix }) => name.startsWith(prefix))!
  return adapter.open(name.slice(adapter.prefix.length), endpoint)
}
