import { type Command, Option } from 'commander';
import type { ReadingOptions } from './host-options.js';
import { say } from './language.js';
import type { FileSettings } from './settings.js';
import { settingsOptionsTexts } from './texts/settings-options.js';

/** Which settings file holds. */
export interface SettingsOptions extends ReadingOptions {
  /** A settings file to use for all, or false for none. */
  readonly config?: string | false;
  /** The brokers at the other ends of bridges. Only settings have it like this. */
  readonly bridges?: FileSettings['bridges'];
}

/** Adds the options that say which settings file holds. */
export function addSettingsOptions(command: Command): Command {
  return command
    .addOption(new Option('--config <file>', say(settingsOptionsTexts.config)))
    .addOption(new Option('--no-config', say(settingsOptionsTexts.noConfig)));
}
