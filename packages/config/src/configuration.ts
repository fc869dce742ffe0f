import type { Document } from '@mosquitto-conf/grammar';
import type { Directive } from './catalogue/directive.js';
import type { BridgeAddress } from './kinds/bridge-address.js';
import type { TopicMapping } from './kinds/bridge-topic.js';
import type { PluginOption } from './kinds/plugins.js';
import type { Release } from './release.js';
import { at } from './release.js';
import type { Place } from './report.js';
import type { System } from './windows-paths.js';

/** A file that was read, by the name the broker knows it by (`conf.d/a.conf`). */
export interface SourceFile {
  readonly path: string;
  readonly document: Document;
  /** The line of the main file that included it; undefined for the main file. */
  readonly includedBy?: Place;
}

/** What a line set a directive to. */
export interface Setting<T = unknown> {
  /** The directive of the line, which may be one that `sets` another. */
  readonly directive: Directive;
  /** As the target reads it: a number of seconds, a boolean, a path, … */
  readonly value: T;
  /** The line that set it. */
  readonly place: Place;
  /** The setting of the same directive that this one replaced. */
  readonly replaced?: Setting<T>;
}

/** The settings of one scope: the broker as a whole, a listener, a bridge, a plugin. */
export class Settings {
  // By name: a program may hold two copies of the catalogue, whose records are not the same objects.
  readonly #settings = new Map<string, Setting>();
  readonly #lists = new Map<string, Setting[]>();
  /** What is in force without a line, where that is not the directive's default. */
  readonly #defaults = new Map<string, unknown>();

  constructor(private readonly release: Release) {}

  /** What is in force: the value that was set or the target's default; of a directive that adds up, all values. */
  get<T, V>(directive: Directive<T, V>): V {
    const name = settingName(directive);
    const list = this.#lists.get(name);
    if (list) return list.map(({ value }) => value) as V;
    const setting = this.#settings.get(name);
    if (setting) return setting.value as V;
    return this.#defaults.has(name) ? (this.#defaults.get(name) as V) : at(directive.default, this.release);
  }

  /** The setting in force with its place; undefined where the default is. Of several that add up, the first. */
  setting<T>(directive: Directive<T>): Setting<T> | undefined {
    return this.#settings.get(settingName(directive)) as Setting<T> | undefined;
  }

  /** Whether a line has set it. */
  has(directive: Directive): boolean {
    return this.#settings.has(settingName(directive));
  }

  /** All settings of a directive that adds up, in order. */
  all<T>(directive: Directive<T>): readonly Setting<T>[] {
    return (this.#lists.get(settingName(directive)) ?? []) as readonly Setting<T>[];
  }

  /** Every setting in force, in the order in which each was first set. */
  [Symbol.iterator](): IterableIterator<Setting> {
    return this.#settings.values();
  }

  /** Takes over a value in place of the one before. */
  set<T>(directive: Directive<T>, value: T, place: Place): void {
    const name = settingName(directive);
    const replaced = this.#settings.get(name);
    this.#settings.set(name, { directive, value, place, ...(replaced ? { replaced } : {}) });
  }

  /** Adds a value to those before. */
  add<T>(directive: Directive<T>, value: T, place: Place): void {
    const name = settingName(directive);
    const setting: Setting = { directive, value, place };
    const list = this.#lists.get(name);
    if (list) list.push(setting);
    else this.#lists.set(name, [setting]);
    if (!this.#settings.has(name)) this.#settings.set(name, setting);
  }

  /** The same settings, which from now on change for themselves. */
  copy(): Settings {
    const copy = new Settings(this.release);
    for (const [name, setting] of this.#settings) copy.#settings.set(name, setting);
    for (const [name, list] of this.#lists) copy.#lists.set(name, [...list]);
    for (const [name, value] of this.#defaults) copy.#defaults.set(name, value);
    return copy;
  }

  /** Without a line this is in force, not the directive's default; `undefined` for nothing. */
  setDefault<T, V>(directive: Directive<T, V>, value: V): void {
    this.#defaults.set(settingName(directive), value);
  }

  /** Takes over what other settings have of a directive, which may be nothing, in place of its own. */
  adopt(directive: Directive, from: Settings): void {
    const name = settingName(directive);
    this.remove(directive);
    const [setting, list] = [from.#settings.get(name), from.#lists.get(name)];
    if (setting) this.#settings.set(name, setting);
    if (list) this.#lists.set(name, [...list]);
  }

  /** Those settings for which `keep` is true, also such as a later line has replaced if that is left out. */
  filter(keep: (setting: Setting) => boolean): Settings {
    const kept = new Settings(this.release);
    for (const [name, setting] of this.#settings) {
      const list = this.#lists.get(name)?.filter(keep);
      let last: Setting | undefined = setting;
      while (last && !keep(last)) last = last.replaced;
      const first = list ? list[0] : last;
      if (first) kept.#settings.set(name, first);
      if (list && first) kept.#lists.set(name, list);
    }
    return kept;
  }

  remove(directive: Directive): void {
    const name = settingName(directive);
    this.#settings.delete(name);
    this.#lists.delete(name);
  }
}

/** What a directive's setting is kept by: `listener_allow_anonymous` sets `allow_anonymous`. */
function settingName({ name, sets }: Directive): string {
  return sets ? sets.name : name;
}

/** Which clients may connect and what they may do: for all listeners together, or for one. */
export interface Security {
  readonly settings: Settings;
  readonly plugins: Plugin[];
}

/** A plugin that a line loads, with the options that follow it. */
export interface Plugin {
  readonly path: string;
  /** From 2.1, `plugin_load NAME PATH`. */
  readonly name?: string;
  readonly place: Place;
  readonly settings: Settings;
  readonly options: (PluginOption & { readonly place: Place })[];
}

/** An address at which clients connect, with the settings that hold for it. */
export interface Listener {
  /** How it came to be: by `listener`, as the default listener, or because there is none (local-only mode). */
  readonly origin: 'listener' | 'default' | 'local-only';
  /** The `listener` line, or the first line that called for the default listener. */
  readonly place?: Place;
  port: number;
  host?: string;
  unixSocketPath?: string;
  readonly settings: Settings;
  readonly security: Security;
}

/** A `topic` line of a bridge: which messages it carries, in which direction. */
export interface BridgeTopic extends TopicMapping {
  readonly place: Place;
}

/** A connection to a remote broker. */
export interface Bridge {
  readonly name: string;
  readonly place: Place;
  readonly settings: Settings;
  readonly addresses: BridgeAddress[];
  readonly topics: BridgeTopic[];
}

/** What the target makes of a configuration. */
export interface Configuration {
  readonly release: Release;
  /** The operating system of the broker's machine. */
  readonly system: System;
  /** In the order in which they were read; the main file first. */
  readonly files: readonly SourceFile[];
  /** The lines that include a folder or a file that is not on this machine, so that its content is unknown. */
  readonly unread: readonly Place[];
  /** What concerns the broker as a whole. */
  readonly settings: Settings;
  /** Which clients may connect if `per_listener_settings` is off. */
  readonly security: Security;
  readonly perListenerSettings: boolean;
  /** From 2.0: no `listener`, `port` or `bind_address` anywhere, so that only loopback is opened (see `isLocalOnly`). */
  readonly localOnly: boolean;
  /** In the order in which they are opened. The default listener is among them when something called for it. */
  readonly listeners: readonly Listener[];
  readonly bridges: readonly Bridge[];
  readonly plugins: readonly Plugin[];
}
