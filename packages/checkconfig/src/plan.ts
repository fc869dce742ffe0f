import { dirname } from 'node:path';
import type { Severities } from '@mosquitto-conf/validator';
import { type AccessKinds, accessKindOf } from './access-kinds.js';
import { mapsOf, type ReadingOptions, targetOf } from './host-options.js';
import { isolated } from './isolate.js';
import { type Input, openInput } from './read-input.js';
import type { Check, FileResult } from './result.js';
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

/** Files to check, and how. */
export interface Task {
  /** Main files. */
  readonly paths: readonly string[];
  /** Those that a person named one by one, which settings do not leave out. */
  readonly named: ReadonlySet<string>;
  readonly options: PlanOptions;
}

/**
 * Looks at what holds for every file of a run.
 * @throws UsageError where it is wrong, so that this is said once and not of each file
 */
export async function checkOptions({ options }: Pick<Task, 'options'>): Promise<void> {
  targetOf(options);
  mapsOf(options);
  for (const text of options.rule ?? []) parseRule(text);
  if (typeof options.config === 'string') await loadSettings(options.config);
}

/**
 * Checks each file as it is to be checked: the command line first, then the settings that hold for the file. Files that
 * cannot be checked say so in their result.
 */
export async function* checkEach<T extends FileResult>(
  { paths, named, options }: Task,
  check: (check: Check) => T,
): AsyncIterable<{ readonly path: string; readonly result: T | FileResult | undefined }> {
  const chosen: Severities = Object.fromEntries((options.rule ?? []).map(parseRule));
  for (const path of paths) {
    const result = await isolated(path, targetOf(options), async () => {
      const file = await settingsFile(path, options);
      if (file && !named.has(path) && (await isIgnored(file, path))) return undefined;
      const input = await openInput(path, options.stdinFilename);
      return check(await checkOf(input, file, options, chosen));
    });
    yield { path, result };
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
