import assert from 'node:assert/strict'
import { countSpells } from './busy-spells.js'

assert.equal(countSpells([]), 0)
assert.equal(countSpells([[8, 10], [11, 12]]), 2)
assert.equal(countSpells([[8, 10], [9, 17], [12, 13]]), 1)
assert.equal(countSpells([[21, 22], [7, 20], [20, 21]]), 1)
