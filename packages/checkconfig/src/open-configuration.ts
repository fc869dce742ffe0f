import { type Analysis, analyse, type Release } from '@mosquitto-conf/config';
import { UsageError } from './failure.js';
import { findFiles } from './find-files.js';
import { hostOf, locatedInput, targetOf } from './host-options.js';
import { languageOfRun } from './language.js';
import { type Input, openInput } from './read-input.js';
import { Nearby, settingsFileOf, withSettings } from './reading-settings.js';
import type { SettingsOptions } from './settings-options.js';
import { commonTexts } from './texts/common.js';
import { findFilesTexts } from './texts/find-files.js';

/** The one configuration that a command is about. */
export interface OpenedConfiguration<T extends SettingsOptions> {
  readonly input: Input;
  /** The options, and what the settings file adds. */
  readonly reading: T & SettingsOptions;
}

/**
 * Opens the one configuration that a command is about, with the settings that hold for it.
 * @param path the main file; the usual places where none is named
 * @throws UsageError where there is none, or more than one
 */
export async function openConfiguration<T extends SettingsOptions>(
  path: string | undefined,
  options: T,
): Promise<OpenedConfiguration<T>> {
  const files = await findFiles(path === undefined ? [] : [path]);
  if (files.length > 1)
    throw new UsageError(findFilesTexts.severalFiles({ path: path ?? '', count: files.length }));
  return openFile(files[0]!, options);
}

/** Opens a main file, with the settings that hold for it. */
export async function openFile<T extends SettingsOptions>(
  path: string,
  options: T,
): Promise<OpenedConfiguration<T>> {
  return withNearby(path, await openInput(path, options.stdinFilename), options);
}

/** An opened main file, with the settings that hold for it. */
export async function withNearby<T extends SettingsOptions>(
  path: string,
  input: Input,
  options: T,
): Promise<OpenedConfiguration<T>> {
  const nearby = new Nearby();
  const { reading } = await withSettings(input, await settingsFileOf(path, options, nearby), options, nearby);
  return { input: locatedInput(input, reading), reading };
}

/**
 * Reads an opened configuration as its release does.
 * @param release another release than the options and settings name
 * @throws UsageError where it cannot be read at all
 */
export function analyseConfiguration(
  { input, reading }: OpenedConfiguration<SettingsOptions>,
  release: Release = targetOf(reading),
): Analysis {
  const analysis = analyse(input.name, release, hostOf(reading, input), {
    literal: true,
    language: languageOfRun(),
  });
  if (analysis.configuration.files.length === 0)
    throw new UsageError(commonTexts.unread({ path: input.path }));
  return analysis;
}
