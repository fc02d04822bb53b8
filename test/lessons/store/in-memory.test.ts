import { createMemoryStore } from '../../../lessons/store/in-memory.ts'
import { contract } from './contract.ts'
import { EMBEDDER } from './stored.ts'

contract('memory', () => Promise.resolve(createMemoryStore(EMBEDDER)))
