import {
  at,
  type Bridge,
  type Configuration,
  type Directive,
  type Host,
  type Listener,
  type Place,
  type Plugin,
  type Scope,
  type Settings,
} from '@mosquitto-conf/config';
import { bindAddress, port, user } from '@mosquitto-conf/config/directives';
import { isLocalOnly } from '@mosquitto-conf/config/internal';
import { parseConfiguration } from '@mosquitto-conf/grammar';
import { equalValues } from '../equal.js';
import { bridgeSection, loadedBy, pluginSettings } from './effective-settings.js';
import { listenerTitle } from './listeners.js';
import type { EffectiveSetting } from './model.js';
import { settingOf, settingsOf } from './settings.js';

/** A line of a configuration with the line it stands for. */
export interface WrittenLine {
  readonly text: string;
  /** Absent for a default. */
  readonly place?: Place;
}

/**
 * One file without includes that the target reads the same way: a block of lines for the broker, for each plugin,
 * listener and bridge.
 * @param defaults whether to spell out defaults too, where that changes nothing
 */
export function configurationLines(configuration: Configuration, defaults = false): WrittenLine[][] {
  return new Writer(configuration, defaults).blocks().filter((block) => block.length > 0);
}

class Writer {
  readonly #order: ReadonlyMap<string, number>;

  constructor(
    private readonly configuration: Configuration,
    private readonly defaults: boolean,
  ) {
    this.#order = new Map(configuration.files.map(({ path }, index) => [path, index]));
  }

  blocks(): WrittenLine[][] {
    const { settings, security, plugins, listeners, bridges, perListenerSettings } = this.configuration;
    const shared = perListenerSettings ? [] : this.#settings(security.settings, ['security']);
    // Nothing that a listener would be given matters where none of them is opened.
    const opened = isLocalOnly(this.configuration) ? [] : listeners;
    const byListener = new Set(perListenerSettings ? listeners.flatMap((one) => this.#own(one)) : []);
    return [
      this.#broker(settings),
      this.#sorted(shared),
      ...plugins.filter((plugin) => !byListener.has(plugin)).map((plugin) => this.#plugin(plugin)),
      // The default listener has no line of its own, so its lines come before all `listener` lines.
      ...opened.filter(({ origin }) => origin === 'default').map((one) => this.#listener(one)),
      ...opened.filter(({ origin }) => origin === 'listener').map((one) => this.#listener(one)),
      ...bridges.map((bridge) => this.#bridge(bridge)),
    ];
  }

  /** `per_listener_settings` decides how the lines below are read, and `memory_limit` whether they can be. */
  #broker(settings: Settings): WrittenLine[] {
    const all = this.#settings(settings, ['broker']);
    const rank = ({ name }: EffectiveSetting) =>
      name === 'per_listener_settings' ? 0 : name === 'memory_limit' ? 2 : 1;
    return [0, 1, 2].flatMap((wanted) => this.#sorted(all.filter((one) => rank(one) === wanted)));
  }

  /** Plugins that the listener's own lines load. */
  #own({ security }: Listener): readonly Plugin[] {
    return security.plugins.filter(({ name }) => name === undefined);
  }

  #plugin(plugin: Plugin): WrittenLine[] {
    const { name, path, place } = plugin;
    const loader = loadedBy(this.configuration, plugin);
    const head = { text: join(loader, name === undefined ? path : `${name} ${path}`), place };
    // Options in the order in which they are handed over; 1.4 has them where it likes.
    return [head, ...this.#kept(pluginSettings(this.configuration, plugin)).flatMap(lines)];
  }

  #listener(listener: Listener): WrittenLine[] {
    const { perListenerSettings, release } = this.configuration;
    const { origin, place, settings, security } = listener;
    const scopes: Scope[] = perListenerSettings ? ['security', 'listener'] : ['listener'];
    const overrides = perListenerSettings
      ? []
      : settingsOf(security.settings, ['security'], release).filter(({ places }) => places.length > 0);
    // What a default listener is not given it is not asked for either: each line might open it.
    const chosen = [...overrides, ...this.#settings(settings, scopes, origin === 'listener')];
    const body = this.#sorted(chosen);
    const plugins = perListenerSettings ? this.#own(listener).flatMap((plugin) => this.#plugin(plugin)) : [];
    const head =
      origin === 'listener'
        ? [{ text: listenerTitle(listener), ...(place ? { place } : {}) }]
        : this.#sorted(this.#addressOf(listener));
    return [...head, ...body, ...plugins];
  }

  /** `port` and `bind_address` of the default listener. */
  #addressOf({ settings }: Listener): EffectiveSetting[] {
    const { release } = this.configuration;
    const directives: readonly Directive[] = [port, bindAddress];
    return directives
      .map((directive) => settings.setting(directive))
      .filter((setting) => setting !== undefined)
      .map(({ directive }) => settingOf(settings, directive, release));
  }

  #bridge(bridge: Bridge): WrittenLine[] {
    const section = bridgeSection(this.configuration, bridge);
    const head = { text: section.title, place: bridge.place };
    return [head, ...this.#sorted(this.#kept(section.settings))];
  }

  #settings(settings: Settings, scopes: readonly Scope[], defaults = true): EffectiveSetting[] {
    return this.#kept(settingsOf(settings, scopes, this.configuration.release), defaults);
  }

  #kept(settings: readonly EffectiveSetting[], defaults = true): EffectiveSetting[] {
    return settings.filter(
      (setting) => setting.places.length > 0 || (defaults && this.defaults && this.#mayBeWritten(setting)),
    );
  }

  /** Whether a default can be spelled out: the target takes the text, and for the same. */
  #mayBeWritten({ directive, spelling, values }: EffectiveSetting): boolean {
    const { release } = this.configuration;
    const [value] = values;
    // An explicit user is not given up for another where it does not exist.
    if (value === undefined || directive.deprecated || directive === user) return false;
    if (at(directive.repeat, release) === 'add') return false;
    const [line] = parseConfiguration(`${spelling} ${value}`).lines;
    if (line?.kind !== 'directive') return false;
    const reading = at(directive.kind, release).read({ line, name: spelling, release, host: NOBODY });
    return reading.outcome === 'value' && equalValues(reading.value, at(directive.default, release));
  }

  /** Lines in the order of the files, defaults last. */
  #sorted(settings: readonly EffectiveSetting[]): WrittenLine[] {
    const rank = ({ place }: WrittenLine) =>
      place ? (this.#order.get(place.file) ?? 0) * 1e7 + place.line : Number.POSITIVE_INFINITY;
    return settings
      .flatMap(lines)
      .map((line, index) => ({ line, index }))
      .sort((a, b) => rank(a.line) - rank(b.line) || a.index - b.index)
      .map(({ line }) => line);
  }
}

function lines({ spelling, values, places }: EffectiveSetting): WrittenLine[] {
  return values.map((value, index) => {
    const place = places[index];
    return { text: join(spelling, value), ...(place ? { place } : {}) };
  });
}

/** An empty value is written as blanks: what takes one wants at least two. */
function join(name: string, value: string): string {
  return value === '' ? `${name}  ` : `${name} ${value}`;
}

/** Defaults are read without asking a machine for anything. */
const NOBODY: Host = {
  files: {
    read: () => 'unknown',
    list: () => 'unknown',
    status: () => 'unknown',
    isLink: () => false,
    writable: () => 'unknown',
  },
  resolve: () => 'unknown',
  interfaces: () => undefined,
  hasUser: () => undefined,
  hostname: '',
  root: true,
};
