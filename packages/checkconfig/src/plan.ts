import { maxWarningsOf } from '@mosquitto-conf/settings';
import { type Profile, type Severities, severitiesFor } from '@mosquitto-conf/validator';
import { type AccessKinds, accessKindOf } from './access-kind-of.js';
import { FarEndReader, parseBridges } from './far-ends.js';
import { locatedInput, mapsOf, targetOf } from './host-options.js';
import { isolated } from './isolate.js';
import { type Input, openInput } from './read-input.js';
import { Nearby, settingsFileOf, withSettings } from './reading-settings.js';
import type { Check, FileResult } from './result.js';
import { isIgnored, loadSettings, parseRule, type SettingsFile } from './settings.js';
import type { SettingsOptions } from './settings-options.js';

/** What decides how files are checked. */
export interface PlanOptions extends SettingsOptions {
  readonly rule?: readonly string[];
  readonly profile?: Profile;
  /** `NAME=FILE`: the configurations at the other ends of bridges. */
  readonly bridge?: readonly string[];
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
 * @throws UsageError where it is wrong, so that this is reported once and not of each file
 */
export async function checkOptions({ options }: Pick<Task, 'options'>): Promise<void> {
  targetOf(options);
  mapsOf(options);
  for (const text of options.rule ?? []) parseRule(text);
  parseBridges(options.bridge);
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
  const nearby = new Nearby();
  const farEnds = new FarEndReader();
  for (const path of paths) {
    const result = await isolated(path, targetOf(options), async () => {
      const file = await settingsFileOf(path, options, nearby);
      if (file && !named.has(path) && (await isIgnored(file, path))) return undefined;
      const input = await openInput(path, options.stdinFilename);
      return check(await checkOf(input, file, options, chosen, nearby, farEnds));
    });
    yield { path, result };
  }
}

async function checkOf(
  input: Input,
  file: SettingsFile | undefined,
  options: PlanOptions,
  chosen: Severities,
  nearby: Nearby,
  farEnds: FarEndReader,
): Promise<Check> {
  const { reading, rules, profile, targetFrom, checkFilesFrom } = await withSettings(
    input,
    file,
    options,
    nearby,
  );
  const release = targetOf(reading);
  const bridges = { ...reading.bridges, ...parseBridges(options.bridge) };
  const maxWarnings = file && maxWarningsOf(file);
  const access = accessKindOf(input.path, input.content, options.accessKinds);
  return {
    input: locatedInput(input, reading),
    release,
    reading,
    farEnds: access ? [] : await farEnds.read(bridges, reading, release),
    severities: severitiesFor({ ...rules, ...chosen }, options.profile ?? profile),
    ...(targetFrom === undefined ? {} : { targetFrom }),
    ...(checkFilesFrom === undefined ? {} : { checkFilesFrom }),
    ...(maxWarnings === undefined ? {} : { limit: { settings: file!.path, maxWarnings } }),
    ...(access ? { access } : {}),
  };
}
