import type { z } from 'zod'

/** What is wrong with a value, in words for people: a schema speaks of `NaN` and of objects. */
export function sayIssue(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string'
        ? 'it is empty'
        : `it must be ${issue.inclusive === true ? 'at least' : 'more than'} ${issue.minimum}`
    case 'too_big':
      return `it must be ${issue.inclusive === true ? 'at most' : 'less than'} ${issue.maximum}`
    case 'invalid_value':
      return `it must be one of ${issue.values.join(', ')}`
    case 'invalid_type':
      return issue.expected === 'object'
        ? 'it has another form'
        : `it must be ${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`
    default:
      return issue.message
  }
}
