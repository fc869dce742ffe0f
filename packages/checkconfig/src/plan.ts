import { dirname } from 'node:path';
import type { Severities } from '@mosquitto-conf/validator';
import { type AccessKinds, accessKindOf } from './access-kinds.js';
import { type ReadingOptions, targetOf } from './host-options.js';
import { type Input, openInput } from './read-input.js';
import type { Check } from './result.js';
import {
  findSettings,
  isIgnored,
  loadSettings,
  parseRule,
  type SettingsFile,
  settingsFor,
} from './settings.js';

/** What decides how files are checked. */
export interface PlanOptions extends ReadingOptions {
  readonly rule?: readonly string[];
  /** A settings file to use for all, or false for none. */
  readonly config?: string | false;
  /** What the configurations of the run say that files are. */
  readonly accessKinds?: AccessKinds;
}

/**
 * How each file is to be checked: the command line first, then the settings that hold for the file.
 * @param paths main files
 * @param named those that a person named one by one, which settings do not leave out
 */
export async function* plan(
  paths: readonly string[],
  named: ReadonlySet<string>,
  options: PlanOptions,
): AsyncIterable<Check> {
  const chosen: Severities = Object.fromEntries((options.rule ?? []).map(parseRule));
  for (const path of paths) {
    const file = await settingsFile(path, options);
    if (file && !named.has(path) && (await isIgnored(file, path))) continue;
    const input = await openInput(path, options.stdinFilename);
    yield await checkOf(input, file, options, chosen);
  }
}

async function settingsFile(
  path: string,
  { config, stdinFilename }: PlanOptions,
): Promise<SettingsFile | undefined> {
  if (config === false) return undefined;
  if (config !== undefined) return loadSettings(config);
  return findSettings(dirname(path === '-' ? (stdinFilename ?? '.') : path));
}

async function checkOf(
  input: Input,
  file: SettingsFile | undefined,
  options: PlanOptions,
  chosen: Severities,
): Promise<Check> {
  const settings = file ? await settingsFor(file, input.path) : {};
  const { rules = {}, map = {}, ...rest } = settings;
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const reading: ReadingOptions = {
    ...rest,
    ...given,
    map: [...(options.map ?? []), ...Object.entries(map).map(([from, to]) => `${from}=${to}`)],
  };
  const access = accessKindOf(input.path, input.content, options.accessKinds);
  return {
    input,
    release: targetOf(reading),
    reading,
    severities: { ...rules, ...chosen },
    ...(access ? { access } : {}),
  };
}
