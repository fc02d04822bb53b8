/** Names one test case within its suite: `L12` (assertion at line 12), `L12#3` (its third evaluation), `sum > adds` or `case 4`. */
export type TestId = string
