export type { CassetteUse } from './cassette/cassette.ts'
export { type Api, type Endpoint, endpointFromEnvironment } from './endpoint.ts'
export { openModel } from './open.ts'
export { openPriced, priceFor } from './open-priced.ts'
export { type EndpointReport, probeEndpoint } from './probe.ts'
export { createScriptedModel, type Script } from './scripted.ts'

/** Loaded where embeddings of a model are asked for: most repairs need none. */
export const openEmbedder: typeof import('./embeddings.ts').openEmbedder = async (...given) =>
  (await import('./embeddings.ts')).openEmbedder(...given)
