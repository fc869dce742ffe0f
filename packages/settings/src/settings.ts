import type { Text } from '@mosquitto-conf/config';
import { errorMessage, TextError } from '@mosquitto-conf/config/internal';
import type { Profile, Severities } from '@mosquitto-conf/validator';
import { unknownSelector } from '@mosquitto-conf/validator/internal';
import validate from './generated/settings-validator.js';
import { dirname, isAbsolute, isGlob, join, relative } from './paths.js';
import { readYaml } from './read-yaml.js';
import { nameFault, type SchemaFault } from './schema-fault.js';
import { settingsTexts as texts } from './texts/settings.js';

/** What holds for some files. Paths are absolute. */
export interface FileSettings {
  /** A release or a named target: `2.0.22`, `2.0`, `debian-12`; the newest by default. */
  readonly target?: string;
  /** The main file that includes these files, where it is not found beside or above them. */
  readonly main?: string;
  /** For whom rules count how. */
  readonly profile?: Profile;
  /** How rules count, by id, glob, category or `all`. */
  readonly rules?: Severities;
  /** A folder that holds the broker's whole file system. */
  readonly root?: string;
  /** Folders of the broker's machine and where they are found here. */
  readonly map?: Readonly<Record<string, string>>;
  /** The folder the broker is started in; the configuration's own by default. */
  readonly cwd?: string;
  /** Whether this is the broker's machine. */
  readonly checkFiles?: boolean;
  /** The brokers at the other ends of bridges, by the names of the bridges. */
  readonly bridges?: Readonly<Record<string, FarEndSettings>>;
}

/** The broker at the other end of a bridge. */
export interface FarEndSettings {
  /** Its configuration. */
  readonly configuration: string;
  /** Its release, where the settings that hold for it say nothing else. */
  readonly target?: string;
}

interface Settings extends FileSettings {
  /** Settings files that this one builds on, seen from its folder; later ones come before earlier ones. */
  readonly extends?: string | readonly string[];
  /** More warnings than this in the files that it is for are a failure. */
  readonly maxWarnings?: number;
  readonly ignore?: readonly string[];
  readonly overrides?: readonly (FileSettings & { readonly files: readonly string[] })[];
}

/** A settings file and the folder its paths start in. */
export interface SettingsFile {
  readonly path: string;
  readonly settings: Settings;
  /** Those that it extends. What they say holds where this one says nothing. */
  readonly bases: readonly SettingsFile[];
}

/**
 * Reads a settings file that another one extends.
 * @throws Error with the reason where it cannot be read
 */
export type ReadSettings = (path: string) => Promise<string>;

/** A mistake in a settings file, in one sentence. */
export class SettingsError extends TextError {}

/**
 * Reads a settings file, and those that it extends.
 * @param path with `/` between its parts; absolute where its own paths shall be
 * @throws SettingsError where one is not well-formed, says what the schema does not allow, or extends itself
 */
export async function parseSettings(
  path: string,
  text: string,
  read: ReadSettings,
  extendedBy: readonly string[] = [],
): Promise<SettingsFile> {
  const settings =
    (await readYaml(text).catch((error: unknown) => {
      throw new SettingsError(texts.malformed({ path, reason: reasonOf(error) }));
    })) ?? {};
  if (!validate(settings)) {
    throw faultOf(path, settings, validate.errors ?? []);
  }
  const bases: SettingsFile[] = [];
  for (const base of basesOf(settings as Settings)) bases.push(await parseBase(path, base, read, extendedBy));
  return { path, settings: settings as Settings, bases };
}

/** The first fault, in a person's words. */
function faultOf(path: string, settings: unknown, faults: readonly SchemaFault[]): SettingsError {
  const [first] = faults;
  if (!first) throw new RangeError('no fault');
  const unknown = first.propertyName === undefined ? undefined : unknownSelector(first.propertyName);
  if (unknown !== undefined) return new SettingsError(texts.unknownSelector({ path, reason: unknown }));
  const valueAt = (keys: readonly string[]) =>
    keys.reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], settings);
  const fault = nameFault(first, valueAt, KEYS);
  const isUnknown = fault.isKey && first.keyword !== 'required';
  const where = (isUnknown ? fault.path.slice(0, -1) : fault.path).join('.');
  const { message: reason } = fault;
  const { invalid, invalidFile } = texts;
  return new SettingsError(where === '' ? invalidFile({ path, reason }) : invalid({ path, where, reason }));
}

/** What a settings file may say. */
const KEYS = Object.keys({
  target: true,
  main: true,
  profile: true,
  rules: true,
  root: true,
  map: true,
  cwd: true,
  checkFiles: true,
  bridges: true,
  extends: true,
  maxWarnings: true,
  ignore: true,
  overrides: true,
} satisfies Record<keyof Settings, true>);

function basesOf({ extends: bases = [] }: Settings): readonly string[] {
  return typeof bases === 'string' ? [bases] : bases;
}

async function parseBase(
  path: string,
  base: string,
  read: ReadSettings,
  extendedBy: readonly string[],
): Promise<SettingsFile> {
  const from = [...extendedBy, path];
  const file = isAbsolute(base) ? base : join(dirname(path), base);
  if (from.includes(file))
    throw new SettingsError(texts.extendThemselves({ path: file, paths: [...from, file].join(' → ') }));
  const text = await read(file).catch((error: unknown) => {
    throw new SettingsError(texts.baseUnread({ path, base, reason: reasonOf(error) }));
  });
  return parseSettings(file, text, read, from);
}

/** Why something cannot be read, as part of a sentence. */
function reasonOf(error: unknown): Text | string {
  return error instanceof TextError ? error.text : errorMessage(error);
}

/**
 * What a settings file says of one configuration, overrides included.
 * @throws SettingsError where it names a rule that is none
 */
export async function settingsFor(file: SettingsFile, configuration: string): Promise<FileSettings> {
  const folder = dirname(file.path);
  const {
    overrides = [],
    ignore: _ignore,
    extends: _extends,
    maxWarnings: _maxWarnings,
    ...general
  } = file.settings;
  let result: FileSettings = {};
  const add = (next: FileSettings) => {
    result = { ...result, ...next, rules: { ...result.rules, ...next.rules } };
  };
  for (const base of file.bases) add(await settingsFor(base, configuration));
  add(absoluteSettings(general, folder));
  for (const { files, ...override } of overrides) {
    if (await matches(files, folder, configuration)) add(absoluteSettings(override, folder));
  }
  for (const selector of Object.keys(result.rules ?? {})) {
    const reason = unknownSelector(selector);
    if (reason !== undefined) throw new SettingsError(texts.unknownSelector({ path: file.path, reason }));
  }
  return result;
}

/** Whether the settings leave this file out. */
export async function isIgnored(file: SettingsFile, configuration: string): Promise<boolean> {
  const { ignore = [] } = file.settings;
  if (ignore.length > 0 && (await matches(ignore, dirname(file.path), configuration))) return true;
  for (const base of file.bases) if (await isIgnored(base, configuration)) return true;
  return false;
}

/** How many warnings the files may have that a settings file is for; undefined for any number. */
export function maxWarningsOf({ settings, bases }: SettingsFile): number | undefined {
  return settings.maxWarnings ?? bases.map(maxWarningsOf).findLast((most) => most !== undefined);
}

/** The files that settings name one by one, rather than by a pattern: in overrides, and as main files. */
export function namedFiles({ path, settings, bases }: SettingsFile): readonly string[] {
  const { main, overrides = [] } = settings;
  const mains = [main, ...overrides.map((override) => override.main)].filter((one) => one !== undefined);
  const named = [...mains, ...overrides.flatMap(({ files }) => files)];
  const own = named.filter((file) => !isGlob(file)).map((file) => join(dirname(path), file));
  return [...bases.flatMap(namedFiles), ...own];
}

async function matches(patterns: readonly string[], folder: string, path: string): Promise<boolean> {
  const { default: picomatch } = await import('picomatch');
  return picomatch(patterns as string[], { dot: true })(relative(folder, path));
}

/** Settings with every path of them seen from a folder. */
export function absoluteSettings<T extends FileSettings>(settings: T, folder: string): T {
  const from = (path: string) => (isAbsolute(path) ? path : join(folder, path));
  const { root, cwd, map, main, bridges } = settings;
  return {
    ...settings,
    ...(root === undefined ? {} : { root: from(root) }),
    ...(cwd === undefined ? {} : { cwd: from(cwd) }),
    ...(main === undefined ? {} : { main: from(main) }),
    ...(map === undefined
      ? {}
      : { map: Object.fromEntries(Object.entries(map).map(([key, to]) => [key, from(to)])) }),
    ...(bridges === undefined ? {} : { bridges: farEndsFrom(bridges, from) }),
  };
}

function farEndsFrom(
  bridges: NonNullable<FileSettings['bridges']>,
  from: (path: string) => string,
): NonNullable<FileSettings['bridges']> {
  return Object.fromEntries(
    Object.entries(bridges).map(([name, farEnd]) => [
      name,
      { ...farEnd, configuration: from(farEnd.configuration) },
    ]),
  );
}
