import { Command } from 'commander'
import { TracemendError } from '#core'
import { cacheFolder } from '../data/cache.ts'
import { findSuite } from '../suites/index.ts'
import { fetchSuite, type Fetched } from './fetch-suite.ts'
import { ASSEMBLED, ORIGINS, type Origin } from './origins.ts'

const TRUST: Readonly<Record<Fetched['trust'], string>> = {
  known: 'as published with this version of Tracemend',
  'as-before': 'the same as in the first fetch on this machine',
  first:
    'not verified: no hash of this file has been published with Tracemend yet; it is recorded now, and later fetches and runs must match it',
}

/** `tracemend bench fetch SUITE` */
export function fetchCommand(): Command {
  return new Command('fetch')
    .description("download a suite's full data from its public origin into the cache folder")
    .argument('<suite>')
    .option('--server <URL>', 'another server with the same paths, such as a mirror')
    .action(async (name: string, options: { server?: string }) => {
      const suite = findSuite(name)
      const origin = originOf(name)
      const server = options.server ?? origin.server
      if (!URL.canParse(server))
        throw new TracemendError('USAGE', `--server ${server}: not a URL`, 'for instance http://localhost:8080')
      process.stderr.write(`${suite.name}: ${origin.source}, licence ${origin.licence}\n`)
      const fetched = await fetchSuite(suite, { ...origin, server }, cacheFolder())
      process.stdout.write(`${fetched.file}\n${fetched.rows} rows, SHA-256 ${fetched.sha256}\n${TRUST[fetched.trust]}\n`)
    })
}

function originOf(name: string): Origin {
  const origin = ORIGINS.find(({ suite }) => suite === name)
  if (origin) return origin
  const parts = ASSEMBLED.get(name) ?? []
  throw new TracemendError(
    'USAGE',
    `${name} has no public file: it was put together from ${parts.join(', ')} (all on GitHub)`,
    'name a file of its format with --data',
  )
}
