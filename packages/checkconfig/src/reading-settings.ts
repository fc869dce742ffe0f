import { existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { readBounded } from '@mosquitto-conf/config/node';
import { ContainerFinder, containerTarget } from '@mosquitto-conf/settings';
import type { Profile, Severities } from '@mosquitto-conf/validator';
import { UsageError } from './failure.js';
import type { ReadingOptions } from './host-options.js';
import { installedBroker } from './installed-broker.js';
import { say } from './language.js';
import type { Input } from './read-input.js';
import { findSettings, loadSettings, type SettingsFile, settingsFor } from './settings.js';
import type { SettingsOptions } from './settings-options.js';
import { settingsOptionsTexts } from './texts/settings-options.js';
import { signOfThisMachine } from './this-machine.js';

/**
 * What lies beside configurations and above them: settings, and files that describe containers. Each folder is looked into
 * once, so that one of these serves all files of a run.
 */
export class Nearby {
  /** The settings file that holds for a folder. */
  readonly settings = new Map<string, string | undefined>();
  readonly containers = new ContainerFinder(readText);
}

/** The settings file that holds for a configuration: the one that is named, or the nearest. */
export async function settingsFileOf(
  path: string,
  { config, stdinFilename }: SettingsOptions,
  nearby: Nearby,
): Promise<SettingsFile | undefined> {
  if (config === false) return undefined;
  if (config !== undefined) return loadSettings(config);
  return findSettings(dirname(path === '-' ? (stdinFilename ?? '.') : path), nearby.settings);
}

/**
 * How a configuration is read: as the command line says; where it says nothing, as the settings that hold for it; then as
 * the file that puts it into a container, or the broker that is installed here.
 */
export async function withSettings<T extends SettingsOptions>(
  input: Pick<Input, 'path'> & Partial<Input>,
  file: SettingsFile | undefined,
  options: T,
  nearby: Nearby,
): Promise<{
  readonly reading: T & SettingsOptions;
  readonly rules: Severities;
  readonly profile?: Profile;
  /** What named the target, where that was not the command line: `compose.yaml`. */
  readonly targetFrom?: string;
  /** The file that shows that this is the broker's machine, where no option says it. */
  readonly checkFilesFrom?: string;
}> {
  const { path } = input;
  const settings = file ? await settingsFor(file, path) : {};
  const { rules = {}, profile, map = {}, ...rest } = settings;
  if (file && settings.main !== undefined && !existsSync(settings.main)) {
    const { mainMissing } = settingsOptionsTexts;
    throw new UsageError(mainMissing({ path: shown(file.path), main: shown(settings.main) }));
  }
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const maps = [...(options.map ?? []), ...Object.entries(map).map(([from, to]) => `${from}=${to}`)];
  const container = await nearby.containers.find(resolve(path));
  const said = { ...rest, ...(given as T), map: maps, ...(container ? { container } : {}) };
  const checkFilesFrom = isRead(input) ? signOfThisMachine(input, said) : undefined;
  const reading = checkFilesFrom === undefined ? said : { ...said, checkFiles: true };
  const found = options.target === undefined ? defaultTarget(reading, file) : undefined;
  return {
    reading: found ? { ...reading, target: found.target } : reading,
    ...(found ? { targetFrom: found.from } : {}),
    ...(checkFilesFrom === undefined ? {} : { checkFilesFrom }),
    rules,
    ...(profile === undefined ? {} : { profile }),
  };
}

function isRead(input: Partial<Input>): input is Input {
  return input.content !== undefined;
}

/** The target that something other than the command line names. */
function defaultTarget(
  { target, checkFiles, container }: ReadingOptions,
  file: SettingsFile | undefined,
): { readonly target: string; readonly from: string } | undefined {
  if (target !== undefined && file) return { target, from: shown(file.path) };
  const pulled = container && containerTarget(container);
  if (container && pulled !== undefined)
    return { target: pulled, from: shown(container.tagFrom ?? container.path) };
  const installed = checkFiles ? installedBroker() : undefined;
  return installed === undefined
    ? undefined
    : { target: installed, from: say(settingsOptionsTexts.installedBroker) };
}

/** A path as a person here would write it. */
function shown(path: string): string {
  const here = relative('.', path);
  return here.startsWith('..') ? path : here;
}

async function readText(path: string): Promise<string | undefined> {
  // Hardly ever is there such a file, and an error takes longer than looking.
  if (!existsSync(path)) return undefined;
  try {
    return new TextDecoder().decode(readBounded(path));
  } catch {
    return undefined;
  }
}
