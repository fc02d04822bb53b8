import { join } from 'node:path'
import { openLanceStore } from '../../../lessons/store/lance/open.ts'
import { contract } from './contract.ts'
import { EMBEDDER } from './stored.ts'
import { temporaryFolder } from './temporary.ts'

contract('LanceDB', async () =>
  openLanceStore({ location: join(await temporaryFolder(), 'lessons'), embedder: EMBEDDER, mode: 'write' }),
)
