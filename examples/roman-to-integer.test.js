const assert = require('node:assert/strict')
const { romanToInteger } = require('./roman-to-integer.js')

assert.equal(romanToInteger('I'), 1)
assert.equal(romanToInteger('III'), 3)
assert.equal(romanToInteger('IV'), 4)
assert.equal(romanToInteger('XXI'), 21)
assert.equal(romanToInteger('MCMXCIV'), 1994)
