import { at, type Configuration, type Place, type Release, type Setting } from '@mosquitto-conf/config';

/** A line of a configuration that the embedded broker does not execute. */
export interface UnsupportedDirective {
  /** What is missing: one sentence. */
  readonly what: string;
  /** What happens instead: one sentence. */
  readonly instead: string;
  readonly place: Place;
}

/**
 * The lines of a configuration that the embedded broker does not execute, in their order. A plugin is named once, by the line
 * that begins it; a line that only says the default is not named.
 * @param others lines that are not executed for other reasons
 */
export function unsupportedDirectives(
  configuration: Configuration,
  others: readonly UnsupportedDirective[] = [],
): readonly UnsupportedDirective[] {
  const { files, release } = configuration;
  const order = new Map(files.map(({ path }, index) => [path, index]));
  const position = ({ place }: UnsupportedDirective) => order.get(place.file) ?? 0;
  return settingsOf(configuration)
    .flatMap((setting) => unsupportedDirective(setting, release) ?? [])
    .concat(others)
    .sort((a, b) => position(a) - position(b) || a.place.line - b.place.line);
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
