import type { Document } from '@mosquitto-conf/grammar';
import type { Directive } from './catalogue/directive.js';
import type { Release } from './release.js';
import { at } from './release.js';
import type { Place } from './report.js';

/** A file that was read, by the name the broker knows it by (`conf.d/a.conf`). */
export interface SourceFile {
  readonly path: string;
  readonly document: Document;
  /** The line of the main file that included it; undefined for the main file. */
  readonly includedBy?: Place;
}

/** What a directive was set to. */
export interface Setting {
  readonly directive: Directive;
  /** As the target reads it: a number of seconds, a boolean, a path, … */
  readonly value: unknown;
  /** The line that set it. */
  readonly place: Place;
  /** The setting of the same directive that this one replaced. */
  readonly replaced?: Setting;
}

/**
 * The settings of one scope: the broker as a whole, a listener, a bridge, a plugin. Names are the catalogue's, not
 * aliases. What was not set has the target's default.
 */
export class Settings {
  readonly #settings = new Map<string, Setting>();
  readonly #lists = new Map<string, Setting[]>();

  constructor(
    private readonly release: Release,
    private readonly directive: (name: string) => Directive | undefined,
  ) {}

  /** The setting in force, with its place; undefined when the default is. */
  get(name: string): Setting | undefined {
    return this.#settings.get(name);
  }

  has(name: string): boolean {
    return this.#settings.has(name);
  }

  /** All settings of a directive that adds up, in order. */
  all(name: string): readonly Setting[] {
    return this.#lists.get(name) ?? [];
  }

  /** Every setting in force, in the order in which each was first set. */
  [Symbol.iterator](): IterableIterator<Setting> {
    return this.#settings.values();
  }

  value(name: string): unknown {
    const setting = this.#settings.get(name);
    if (setting) return setting.value;
    const directive = this.directive(name);
    return directive === undefined ? undefined : at(directive.default, this.release);
  }

  text(name: string): string | undefined {
    const value = this.value(name);
    return typeof value === 'string' ? value : undefined;
  }

  number(name: string): number | undefined {
    const value = this.value(name);
    return typeof value === 'number' ? value : undefined;
  }

  flag(name: string): boolean | undefined {
    const value = this.value(name);
    return typeof value === 'boolean' ? value : undefined;
  }

  set(directive: Directive, value: unknown, place: Place, written = directive): void {
    const replaced = this.#settings.get(directive.name);
    this.#settings.set(directive.name, {
      directive: written,
      value,
      place,
      ...(replaced ? { replaced } : {}),
    });
  }

  add(directive: Directive, value: unknown, place: Place): void {
    const setting: Setting = { directive, value, place };
    const list = this.#lists.get(directive.name);
    if (list) list.push(setting);
    else this.#lists.set(directive.name, [setting]);
    if (!this.#settings.has(directive.name)) this.#settings.set(directive.name, setting);
  }

  remove(name: string): void {
    this.#settings.delete(name);
    this.#lists.delete(name);
  }
}

/** Who may come in and what they may do: for all listeners together, or for one. */
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
  readonly options: { readonly key: string; readonly value: string; readonly place: Place }[];
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

/** An address of a remote broker. */
export interface BridgeAddress {
  readonly host: string;
  readonly port: number;
}

/** A `topic` line of a bridge: which messages it carries, in which direction. */
export interface BridgeTopic {
  /** undefined for the `""` that remaps a prefix alone. */
  readonly pattern: string | undefined;
  readonly direction: 'in' | 'out' | 'both';
  readonly qos: number;
  readonly localPrefix: string | undefined;
  readonly remotePrefix: string | undefined;
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
  /** In the order in which they were read; the main file first. */
  readonly files: readonly SourceFile[];
  /** What concerns the broker as a whole. */
  readonly settings: Settings;
  /** Who may come in where `per_listener_settings` is off. */
  readonly security: Security;
  readonly perListenerSettings: boolean;
  /** From 2.0: no `listener`, `port` or `bind_address` anywhere, so that only loopback is opened (see `isLocalOnly`). */
  readonly localOnly: boolean;
  /** In the order in which they are opened. The default listener is among them when something called for it. */
  readonly listeners: readonly Listener[];
  readonly bridges: readonly Bridge[];
  readonly plugins: readonly Plugin[];
}
