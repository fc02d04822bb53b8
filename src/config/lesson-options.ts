import { word } from './read-option.ts'
import type { SettingOption } from './setting-option.ts'

/** Settings of the memory of earlier repairs. */
export const LESSON_OPTIONS: readonly SettingOption[] = [
  {
    key: 'lessons',
    flags: '--lessons <place>',
    variable: 'TRACEMEND_LESSONS',
    read: word,
    description:
      "lessons of earlier repairs: a folder or s3://…, with @TAG a tagged version, or none (default the project's .tracemend/lessons if there, else yours)",
  },
  {
    key: 'embeddings',
    flags: '--embeddings <model>',
    variable: 'TRACEMEND_EMBEDDINGS',
    read: word,
    description: 'find lessons by this model of embeddings at the endpoint (default: by built-in features, no model)',
  },
]
