import { Option, type Command } from 'commander'
import { readSetting, SETTING_OPTIONS } from '../config/options.ts'
import type { SettingOption } from '../config/setting-option.ts'
import type { Settings } from '../config/settings.ts'

/** Gives a command the flags of these settings, and `--config`. */
export function addSettingFlags(command: Command, options: readonly SettingOption[] = SETTING_OPTIONS): Command {
  for (const setting of options) {
    const option = new Option(setting.flags, setting.description)
    command.addOption(option.negate ? option : option.argParser((text: string) => text))
  }
  return command
}

export function addConfigFlags(command: Command): Command {
  return command
    .option('--config <file>', 'settings from this file, in place of the tracemend.config.json found above the program')
    .option('--no-config', 'no configuration file')
}

/** The settings that flags gave; a flag that was not given leaves its setting to the other layers. Throws `USAGE`. */
export function readSettingFlags(command: Command, options: readonly SettingOption[] = SETTING_OPTIONS): Settings {
  const settings = options.map((setting) => {
    const option = new Option(setting.flags)
    const name = option.attributeName()
    if (command.getOptionValueSource(name) !== 'cli') return {}
    const value: unknown = command.getOptionValue(name)
    return readSetting(setting, String(value), option.long!)
  })
  return Object.assign({}, ...settings) as Settings
}
