import { at, type Configuration, type Place, type Release, type Setting } from '@mosquitto-conf/config';
import { allPlugins } from '@mosquitto-conf/config/internal';
import type { MissingPlugins } from './plugins/plugin-set.js';

/** A line of a configuration that the embedded broker does not execute. */
export interface UnsupportedDirective {
  /** What is missing: one sentence. */
  readonly what: string;
  /** What happens instead: one sentence. */
  readonly instead: string;
  readonly place: Place;
}

/** What is executed for a reason that no directive knows. */
interface Executed {
  /** Lines that are not executed, for other reasons. */
  readonly others?: readonly UnsupportedDirective[];
  /** The stand-ins of plugins, by their paths. */
  readonly plugins?: Readonly<Record<string, unknown>>;
  readonly missingPlugins?: MissingPlugins;
}

/**
 * The lines of a configuration that the embedded broker does not execute, in their order. A plugin is named once, by the line
 * that begins it; a line that only says the default is not named.
 */
export function unsupportedDirectives(
  configuration: Configuration,
  { others = [], plugins: standIns = {}, missingPlugins = 'deny' }: Executed = {},
): readonly UnsupportedDirective[] {
  const { files, release } = configuration;
  const plugins = new Map(allPlugins(configuration).map(({ place, path }) => [place, path]));
  const isExecuted = (place: Place) => {
    const path = plugins.get(place);
    return path !== undefined && Object.hasOwn(standIns, path);
  };
  const asChosen = (line: UnsupportedDirective): UnsupportedDirective =>
    missingPlugins === 'ignore' && plugins.has(line.place) ? { ...line, instead: IGNORED } : line;
  const order = new Map(files.map(({ path }, index) => [path, index]));
  const position = ({ place }: UnsupportedDirective) => order.get(place.file) ?? 0;
  return settingsOf(configuration)
    .flatMap((setting) => unsupportedDirective(setting, release) ?? [])
    .filter(({ place }) => !isExecuted(place))
    .map(asChosen)
    .concat(others)
    .sort((a, b) => position(a) - position(b) || a.place.line - b.place.line);
}

const IGNORED =
  'It is ignored: only access files decide, and without one clients may read and write every topic.';

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

function unsupportedDirective(
  { directive, value, place }: Setting,
  release: Release,
): UnsupportedDirective | undefined {
  const support = at(directive.embedded, release);
  if (typeof support === 'string' || support.partOf !== undefined) return undefined;
  const isMeant = support.concerns?.(value, release) ?? value !== at(directive.default, release);
  if (!isMeant) return undefined;
  const { what, instead } = support.unsupported;
  return { what: support.describe?.(value) ?? what, instead, place };
}
