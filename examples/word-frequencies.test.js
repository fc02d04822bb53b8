import assert from 'node:assert'
import { wordFrequencies } from './word-frequencies.js'

assert.deepEqual(wordFrequencies('to be'), [['be', 1], ['to', 1]])
assert.deepEqual(wordFrequencies('tea'), [['tea', 1]])
assert.deepEqual(wordFrequencies('to be or not to be'), [['be', 2], ['to', 2], ['not', 1], ['or', 1]])
assert.deepEqual(wordFrequencies('a  b\na'), [['a', 2], ['b', 1]])
assert.deepEqual(wordFrequencies(''), [])
