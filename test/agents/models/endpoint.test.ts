import { describe, expect, it } from 'vitest'
import { endpointFromEnvironment, openModel } from '../../../agents/models/index.ts'
import { resolveEndpoint } from '../../../agents/models/endpoint.ts'
import { KEY } from './ask.ts'

const at = (baseUrl: string, more: object = {}) => {
  const { host, api, baseUrl: url } = resolveEndpoint({ baseUrl, apiKey: KEY, ...more })
  return [host, api, url]
}

describe('where a model is', () => {
  it.each([
    ['https://api.openai.com', 'openai', 'responses', 'https://api.openai.com/v1'],
    ['https://api.openai.com/v1/', 'openai', 'responses', 'https://api.openai.com/v1'],
    ['https://me.openai.azure.com/', 'azure', 'responses', 'https://me.openai.azure.com/openai/v1'],
    ['https://me.openai.azure.com/openai/v1', 'azure', 'responses', 'https://me.openai.azure.com/openai/v1'],
    ['http://localhost:11434', 'other', 'chat', 'http://localhost:11434/v1'],
    ['http://localhost:11434/v1//', 'other', 'chat', 'http://localhost:11434/v1'],
    ['https://gate.example/api/openai', 'other', 'chat', 'https://gate.example/api/openai'],
    ['https://gate.example/v1/chat/completions', 'other', 'chat', 'https://gate.example/v1'],
    ['https://api.openai.com.example/v1', 'other', 'chat', 'https://api.openai.com.example/v1'],
  ])('%s', (url, ...expected) => {
    expect(at(url)).toEqual(expected)
  })

  it("is at Azure's older paths where a version is given, and speaks another API where that is asked for", () => {
    expect(at('https://me.openai.azure.com', { azureApiVersion: '2025-03-01-preview' })).toEqual([
      'azure',
      'responses',
      'https://me.openai.azure.com/openai',
    ])
    expect(at('http://localhost:8000/v1', { api: 'responses' })[1]).toBe('responses')
  })

  it.each([
    'localhost:11434',
    'ftp://localhost/v1',
    'nowhere',
    '',
    `https://user:${KEY}@gate.example/v1`,
    `https://gate.example/v1?key=${KEY}`,
  ])('is not %s', async (baseUrl) => {
    const error: unknown = await openModel('tiny', { baseUrl }).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'MODEL_INVALID', hint: expect.stringMatching(/give/) })
    expect(String(error)).not.toContain(KEY)
  })
})

describe('the key', () => {
  it('is no part of the address, which is written down', () => {
    const asked = () => resolveEndpoint({ baseUrl: `https://gate.example/${KEY}/v1`, apiKey: KEY })
    expect(asked).toThrow(
      expect.objectContaining({ code: 'MODEL_INVALID', message: 'the base URL of gate.example holds the key' }),
    )
  })

  it('is needed at OpenAI and Azure alone, and not for a replay', async () => {
    const missing = { code: 'MODEL_INVALID', message: expect.stringContaining('needs a key') }
    await expect(openModel('gpt-5-mini', {})).rejects.toMatchObject(missing)
    await expect(openModel('gpt-5-mini', { apiKey: ' ' })).rejects.toMatchObject(missing)
    await expect(openModel('deployed', { baseUrl: 'https://me.openai.azure.com' })).rejects.toMatchObject(missing)
    expect(resolveEndpoint({ baseUrl: 'http://localhost:11434' }).apiKey).toBeNull()
    expect(resolveEndpoint({ cassette: { mode: 'replay', file: 'x' } }).apiKey).toBeNull()
  })

  it('is trimmed, and refused without being shown where it cannot be one', async () => {
    expect(resolveEndpoint({ apiKey: ` ${KEY}\n` }).apiKey).toBe(KEY)
    const error: unknown = await openModel('gpt-5-mini', { apiKey: `${KEY}\nx` }).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'MODEL_INVALID' })
    expect(String(error)).not.toContain(KEY)
  })
})

describe('the environment', () => {
  const azure = {
    OPENAI_API_KEY: 'open',
    AZURE_OPENAI_API_KEY: 'azure',
    OPENAI_API_VERSION: 'v',
    AZURE_OPENAI_ENDPOINT: 'https://me.openai.azure.com',
  }

  it('gives what is set in it', () => {
    expect(endpointFromEnvironment({})).toEqual({})
    expect(endpointFromEnvironment({ OPENAI_API_KEY: 'a', OPENAI_BASE_URL: '' })).toEqual({ apiKey: 'a' })
    expect(endpointFromEnvironment({ OPENAI_API_KEY: 'a', OPENAI_BASE_URL: 'http://b' })).toEqual({
      apiKey: 'a',
      baseUrl: 'http://b',
    })
  })

  it("gives Azure's key and version to Azure alone", () => {
    expect(endpointFromEnvironment(azure)).toEqual({
      apiKey: 'azure',
      azureApiVersion: 'v',
      baseUrl: 'https://me.openai.azure.com',
    })
    expect(endpointFromEnvironment(azure, 'http://localhost:1')).toEqual({ apiKey: 'open', baseUrl: 'http://localhost:1' })
  })
})
