import type { Bridge, Configuration, Listener, Plugin, Security, Settings } from '@mosquitto-conf/config';

/**
 * Whether a release makes the same of two configurations: the same settings, listeners, bridges and plugins, wherever
 * they stand in the files.
 */
export function equalConfigurations(a: Configuration, b: Configuration): boolean {
  return equalValues(plainConfiguration(a), plainConfiguration(b));
}

/** A configuration as plain data, without places and texts. */
function plainConfiguration(configuration: Configuration): unknown {
  const { release, files, settings, security, perListenerSettings, localOnly } = configuration;
  const { listeners, bridges, plugins } = configuration;
  return {
    release: release.name,
    files: files.map(({ path }) => path),
    settings: plainSettings(settings),
    security: plainSecurity(security),
    perListenerSettings,
    localOnly,
    listeners: listeners.map(plainListener),
    bridges: bridges.map(plainBridge),
    plugins: plugins.map(plainPlugin),
  };
}

/** What is set, by name in alphabetical order; directives that add up with all their values in the order written. */
function plainSettings(settings: Settings): unknown {
  const directives = new Map(
    [...settings].map(({ directive }) => directive.sets ?? directive).map((one) => [one.name, one]),
  );
  return [...directives]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, directive]) => [name, settings.get(directive)]);
}

function plainSecurity({ settings, plugins }: Security): unknown {
  return { settings: plainSettings(settings), plugins: plugins.map(plainPlugin) };
}

/** A listener as plain data, without its places. */
function plainListener(listener: Listener): unknown {
  const { origin, port, host, unixSocketPath, settings, security } = listener;
  return {
    origin,
    port,
    host,
    unixSocketPath,
    settings: plainSettings(settings),
    security: plainSecurity(security),
  };
}

function plainPlugin({ path, name, settings, options }: Plugin): unknown {
  return {
    path,
    name,
    settings: plainSettings(settings),
    options: options.map(({ key, value }) => [key, value]),
  };
}

function plainBridge({ name, settings, addresses, topics }: Bridge): unknown {
  return {
    name,
    settings: plainSettings(settings),
    addresses,
    topics: topics.map(({ place: _, ...topic }) => topic),
  };
}

/** Whether two pieces of plain data are the same; a member that is undefined counts as absent. */
export function equalValues(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => equalValues(item, b[index]))
    );
  }
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const name of names) {
    if (!equalValues((a as Record<string, unknown>)[name], (b as Record<string, unknown>)[name]))
      return false;
  }
  return true;
}
