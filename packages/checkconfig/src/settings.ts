import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { findRule, type Severities, type Severity } from '@mosquitto-conf/validator';
import { UsageError } from './failure.js';
import validate from './generated/settings-validator.js';

/** What holds for some files. Paths are absolute. */
export interface FileSettings {
  readonly target?: string;
  readonly rules?: Severities;
  readonly root?: string;
  readonly map?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly checkFiles?: boolean;
}

interface Settings extends FileSettings {
  readonly ignore?: readonly string[];
  readonly overrides?: readonly (FileSettings & { readonly files: readonly string[] })[];
}

/** A settings file and the folder its paths start in. */
export interface SettingsFile {
  readonly path: string;
  readonly settings: Settings;
}

const NAMES = ['checkconfig.yaml', 'checkconfig.yml', 'checkconfig.json'];

const loaded = new Map<string, Promise<SettingsFile>>();

/** The settings file that holds for files of a folder: the first found there or in a folder above it. */
export async function findSettings(folder: string): Promise<SettingsFile | undefined> {
  for (let here = resolve(folder); ; here = dirname(here)) {
    const name = NAMES.find((candidate) => existsSync(join(here, candidate)));
    if (name) return loadSettings(join(here, name));
    if (dirname(here) === here) return undefined;
  }
}

/**
 * Reads a settings file.
 * @throws UsageError where it cannot be read, or says what the schema does not allow
 */
export function loadSettings(path: string): Promise<SettingsFile> {
  let file = loaded.get(path);
  if (!file) {
    file = load(path);
    loaded.set(path, file);
  }
  return file;
}

async function load(path: string): Promise<SettingsFile> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`the settings "${path}" cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  const { parseDocument } = await import('yaml');
  // JSON is YAML, so one parser reads both.
  const document = parseDocument(text);
  const [problem] = document.errors;
  if (problem)
    throw new UsageError(`the settings "${path}" are not well-formed: ${problem.message.split('\n')[0]}`);
  const settings: unknown = document.toJS() ?? {};
  if (!validate(settings)) {
    const [first] = validate.errors ?? [];
    const where = first?.instancePath.slice(1).replaceAll('/', '.') || 'the file';
    const more =
      first?.params && 'allowedValues' in first.params
        ? `: ${(first.params.allowedValues as string[]).join(', ')}`
        : '';
    const extra =
      first?.params && 'unevaluatedProperty' in first.params ? ` "${first.params.unevaluatedProperty}"` : '';
    throw new UsageError(`the settings "${path}": ${where} ${first?.message}${more}${extra}`);
  }
  return { path, settings: settings as Settings };
}

/** What a settings file says of one configuration, overrides included. */
export async function settingsFor(file: SettingsFile, configuration: string): Promise<FileSettings> {
  const folder = dirname(file.path);
  const { overrides = [], ...general } = file.settings;
  let result = absolute(general, folder);
  for (const { files, ...override } of overrides) {
    if (!(await matches(files, folder, configuration))) continue;
    const next = absolute(override, folder);
    result = { ...result, ...next, rules: { ...result.rules, ...next.rules } };
  }
  for (const id of Object.keys(result.rules ?? {})) {
    if (!findRule(id)) throw new UsageError(`the settings "${file.path}": there is no rule "${id}"`);
  }
  return result;
}

/** Whether the settings leave this file out. */
export async function isIgnored(file: SettingsFile, configuration: string): Promise<boolean> {
  const { ignore = [] } = file.settings;
  return ignore.length > 0 && matches(ignore, dirname(file.path), configuration);
}

async function matches(patterns: readonly string[], folder: string, path: string): Promise<boolean> {
  const { default: picomatch } = await import('picomatch');
  const below = relative(folder, resolve(path));
  return picomatch(patterns as string[], { dot: true })(below);
}

function absolute(settings: FileSettings, folder: string): FileSettings {
  const from = (path: string) => (isAbsolute(path) ? path : join(folder, path));
  const { root, cwd, map } = settings;
  return {
    ...settings,
    ...(root === undefined ? {} : { root: from(root) }),
    ...(cwd === undefined ? {} : { cwd: from(cwd) }),
    ...(map === undefined
      ? {}
      : { map: Object.fromEntries(Object.entries(map).map(([key, to]) => [key, from(to)])) }),
  };
}

/**
 * Reads `--rule ID=SEVERITY`.
 * @throws UsageError where there is no such rule or severity
 */
export function parseRule(text: string): readonly [id: string, severity: Severity | 'off'] {
  const [id = '', severity = '', ...more] = text.split('=');
  if (!findRule(id)) throw new UsageError(`--rule: there is no rule "${id}"`);
  if (more.length > 0 || !['off', 'info', 'warning', 'error'].includes(severity)) {
    throw new UsageError(`--rule wants ID=off, ID=info, ID=warning or ID=error, not "${text}"`);
  }
  return [id, severity as Severity | 'off'];
}
