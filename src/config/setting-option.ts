import type { Settings } from './settings.ts'

/** One setting as the command line and the environment spell it. */
export interface SettingOption {
  readonly key: keyof Settings
  /** Commander's notation. */
  readonly flags: string
  readonly variable: string
  /** Turns the text into the setting's unit; what cannot be read becomes `NaN` or the text itself, which the schema refuses. */
  readonly read: (text: string) => unknown
  readonly description: string
}
