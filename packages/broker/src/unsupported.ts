import {
  at,
  type Configuration,
  type Place,
  type Release,
  type Setting,
  type Text,
  write,
} from '@mosquitto-conf/config';
import { allPlugins, unsupportedText } from '@mosquitto-conf/config/internal';
import type { MissingPlugins } from './plugins/plugin-set.js';
import { runTexts } from './texts/run.js';

/** A line of a configuration that the embedded broker does not execute. */
export interface UnsupportedDirective {
  /** What is missing: one sentence. */
  readonly what: string;
  /** What happens instead: one sentence. */
  readonly instead: string;
  readonly place: Place;
}

/** The same, in any language. */
export interface UnsupportedText {
  readonly what: Text;
  readonly instead: Text;
  readonly place: Place;
}

/** What is executed for a reason that no directive knows. */
interface Executed {
  /** Lines that are not executed, for other reasons. */
  readonly others?: readonly UnsupportedText[];
  /** The stand-ins of plugins, by their paths. */
  readonly plugins?: Readonly<Record<string, unknown>>;
  readonly missingPlugins?: MissingPlugins;
}

/**
 * The lines of a configuration that the embedded broker does not execute, in their order. A plugin is named once, by the line
 * that begins it; a line that only says the default is not named.
 */
export function unsupportedTexts(
  configuration: Configuration,
  { others = [], plugins: standIns = {}, missingPlugins = 'deny' }: Executed = {},
): readonly UnsupportedText[] {
  const { files, release } = configuration;
  const plugins = new Map(allPlugins(configuration).map(({ place, path }) => [place, path]));
  const isExecuted = (place: Place) => {
    const path = plugins.get(place);
    return path !== undefined && Object.hasOwn(standIns, path);
  };
  const asChosen = (line: UnsupportedText): UnsupportedText =>
    missingPlugins === 'ignore' && plugins.has(line.place)
      ? { ...line, instead: runTexts.pluginIgnored }
      : line;
  const order = new Map(files.map(({ path }, index) => [path, index]));
  const position = ({ place }: UnsupportedText) => order.get(place.file) ?? 0;
  return settingsOf(configuration)
    .flatMap((setting) => unsupportedSetting(setting, release) ?? [])
    .filter(({ place }) => !isExecuted(place))
    .map(asChosen)
    .concat(others)
    .sort((a, b) => position(a) - position(b) || a.place.line - b.place.line);
}

/** The same in English. */
export function unsupportedDirectives(
  configuration: Configuration,
  executed?: Executed,
): readonly UnsupportedDirective[] {
  return unsupportedTexts(configuration, executed).map(({ what, instead, place }) => ({
    what: write(what),
    instead: write(instead),
    place,
  }));
}

function settingsOf({ settings, security, listeners, bridges, plugins }: Configuration): Setting[] {
  const scopes = new Set([
    settings,
    security.settings,
    ...listeners.flatMap((listener) => [listener.settings, listener.security.settings]),
    ...[...bridges, ...plugins].map((one) => one.settings),
  ]);
  return [...scopes].flatMap((scope) =>
    [...scope].flatMap((setting) => {
      const all = scope.all(setting.directive);
      return all.length > 0 ? all : [setting];
    }),
  );
}

function unsupportedSetting(
  { directive, value, place }: Setting,
  release: Release,
): UnsupportedText | undefined {
  const support = at(directive.embedded, release);
  if (typeof support === 'string' || support.partOf !== undefined) return undefined;
  const isMeant = support.concerns?.(value, release) ?? value !== at(directive.default, release);
  if (!isMeant) return undefined;
  const what = support.describe?.(value) ?? unsupportedText(directive, 'what', release);
  const instead = unsupportedText(directive, 'instead', release);
  return what && instead && { what, instead, place };
}
