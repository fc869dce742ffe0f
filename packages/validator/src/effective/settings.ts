import {
  at,
  type Directive,
  directives,
  findDirective,
  knows,
  type Release,
  type Scope,
  type Setting,
  type Settings,
  type Text,
} from '@mosquitto-conf/config';
import {
  address,
  bindAddress,
  connection,
  globalPlugin,
  includeDir,
  listener,
  logDest,
  logType,
  plugin,
  pluginLoad,
  pluginOpt,
  port,
  topic,
} from '@mosquitto-conf/config/directives';
import { type TextKind, writeValue } from '@mosquitto-conf/config/internal';
import type { EffectiveSetting } from './model.js';
import { inWords } from './words.js';

/** What begins a section, includes a file or belongs to another section: no settings of their own. */
const STRUCTURE: ReadonlySet<Directive> = new Set<Directive>([
  address,
  bindAddress,
  connection,
  globalPlugin,
  includeDir,
  listener,
  plugin,
  pluginLoad,
  pluginOpt,
  port,
  topic,
]);

/** Each setting of these scopes that the target knows, in the catalogue's order, set or not. */
export function settingsOf(
  settings: Settings,
  scopes: readonly Scope[],
  release: Release,
  shared = false,
): EffectiveSetting[] {
  return directives
    .filter((directive) => scopes.includes(at(directive.scope, release)) && counts(directive, release))
    .map((directive) => settingOf(settings, directive, release, shared));
}

function counts(directive: Directive, release: Release): boolean {
  const inert = at(directive.inert ?? false, release);
  return knows(release, directive) && !inert && !directive.sets && !STRUCTURE.has(directive);
}

/** One directive's setting, or the default that holds. */
export function settingOf(
  settings: Settings,
  directive: Directive,
  release: Release,
  shared = false,
): EffectiveSetting {
  if (at(directive.repeat, release) === 'add') return listOf(settings, directive, release, shared);
  const setting = settings.setting(directive);
  return setting ? setBy(setting, release, shared) : byDefault(directive, release, settings.get(directive));
}

/** What a line set. */
export function setBy(setting: Setting, release: Release, shared = false): EffectiveSetting {
  const { directive, value, place } = setting;
  const words = inWords(directive, value, release);
  const replaced = [];
  for (let before = setting.replaced; before; before = before.replaced) {
    replaced.push({ value: write(before, release), place: before.place });
  }
  return {
    name: (directive.sets ?? directive).name,
    directive,
    spelling: spellingOf(directive, release),
    values: [write(setting, release)],
    ...(words === undefined ? {} : { words }),
    places: [place],
    shared,
    secret: isSecret(directive, release),
    replaced,
  };
}

/** What the target takes where no line says otherwise. */
export function byDefault(
  directive: Directive,
  release: Release,
  value: unknown = at(directive.default, release),
  explanation?: Text,
): EffectiveSetting {
  const kind = at(directive.kind, release);
  const all = Array.isArray(value) && at(directive.repeat, release) === 'add' ? value : [value];
  const none = value === undefined || all.length === 0;
  const words = explanation ?? (none ? undefined : inWords(directive, value, release));
  return {
    name: directive.name,
    directive,
    spelling: spellingOf(directive, release),
    values: none ? [] : all.map((one) => writeValue(kind, one, release)),
    ...(words === undefined ? {} : { words }),
    places: [],
    shared: false,
    secret: false,
    replaced: [],
  };
}

/** A directive whose lines add up; each value once. */
function listOf(
  settings: Settings,
  directive: Directive,
  release: Release,
  shared: boolean,
): EffectiveSetting {
  const all = settings.all(directive);
  if (all.length === 0) return byDefault(directive, release);
  const inForce = inForceOf(settings, directive);
  const seen = new Map<string, Setting>();
  for (const setting of inForce) {
    const text = write(setting, release);
    if (!seen.has(text)) seen.set(text, setting);
  }
  return {
    name: directive.name,
    directive,
    spelling: spellingOf(directive, release),
    values: [...seen.keys()],
    places: [...seen.values()].map(({ place }) => place),
    shared,
    secret: false,
    replaced: all
      .filter((setting) => !inForce.includes(setting))
      .reverse()
      .map((setting) => ({ value: write(setting, release), place: setting.place })),
  };
}

/** The lines that count: `none` of `log_type` and `log_dest` undoes what is above it, and there is one log file. */
function inForceOf(settings: Settings, directive: Directive): readonly Setting[] {
  if (directive === logType) return afterNone(settings.all(logType), (value) => value === 'none');
  if (directive !== logDest) return settings.all(directive);
  const all = afterNone(settings.all(logDest), ({ to }) => to === 'none');
  const file = all.findLast(({ value }) => value.to === 'file');
  return all.filter((setting) => setting.value.to !== 'file' || setting === file);
}

function afterNone<T>(all: readonly Setting<T>[], isNone: (value: T) => boolean): readonly Setting<T>[] {
  const last = all.findLastIndex(({ value }) => isNone(value));
  if (last < 0) return all;
  return last === all.length - 1 ? all.slice(last) : all.slice(last + 1);
}

function write({ directive, value }: Setting, release: Release): string {
  return writeValue(at(directive.kind, release), value, release);
}

/** The name or alias that this release knows. */
export function spellingOf(directive: Directive, release: Release): string {
  const names = [directive.name, ...(directive.aliases ?? [])];
  return names.find((name) => knows(release, findDirective(name)!)) ?? directive.name;
}

/** Whether the value is a password or a key. */
export function isSecret(directive: Directive, release: Release): boolean {
  const kind = at(directive.kind, release);
  return 'role' in kind && (kind as TextKind).role === 'secret';
}
