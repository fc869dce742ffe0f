import { dirname } from 'node:path';
import type { Profile, Severities } from '@mosquitto-conf/validator';
import { type Command, Option } from 'commander';
import type { ReadingOptions } from './host-options.js';
import type { Input } from './read-input.js';
import { findSettings, loadSettings, type SettingsFile, settingsFor } from './settings.js';

/** Which settings file holds. */
export interface SettingsOptions extends ReadingOptions {
  /** A settings file to use for all, or false for none. */
  readonly config?: string | false;
}

/** Adds the options that say which settings file holds. */
export function addSettingsOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--config <file>',
        'the settings file (default: the nearest checkconfig.yaml or checkconfig.json)',
      ),
    )
    .addOption(new Option('--no-config', 'use no settings file'));
}

/** The settings file that holds for a configuration: the one that is named, or the nearest. */
export async function settingsFileOf(
  path: string,
  { config, stdinFilename }: SettingsOptions,
): Promise<SettingsFile | undefined> {
  if (config === false) return undefined;
  if (config !== undefined) return loadSettings(config);
  return findSettings(dirname(path === '-' ? (stdinFilename ?? '.') : path));
}

/** How a configuration is read: the command line first, then the settings that hold for it. */
export async function withSettings<T extends SettingsOptions>(
  input: Input,
  file: SettingsFile | undefined,
  options: T,
): Promise<{
  readonly reading: T & SettingsOptions;
  readonly rules: Severities;
  readonly profile?: Profile;
}> {
  const settings = file ? await settingsFor(file, input.path) : {};
  const { rules = {}, profile, map = {}, ...rest } = settings;
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const maps = [...(options.map ?? []), ...Object.entries(map).map(([from, to]) => `${from}=${to}`)];
  return {
    reading: { ...rest, ...(given as T), map: maps },
    rules,
    ...(profile === undefined ? {} : { profile }),
  };
}
