import type { Kind } from '../kinds/kind.js';
import type { ByRelease } from '../release.js';
import type { EmbeddedSupport, VisibleEffect } from './embedded.js';

/**
 * Where a directive belongs.
 *
 * - `broker`: the broker as a whole, wherever the line is
 * - `security`: the broker as a whole, or the listener above where `per_listener_settings` is true
 * - `listener`: the listener above it in the same file
 * - `bridge`: the `connection` above it in the same file
 * - `plugin`: the plugin above it in the same file
 */
export type Scope = 'broker' | 'security' | 'listener' | 'bridge' | 'plugin';

/** The sections of a well-ordered configuration, and of the reference pages. */
export type Group =
  | 'general'
  | 'persistence'
  | 'limits'
  | 'logging'
  | 'listener'
  | 'tls'
  | 'websockets'
  | 'access'
  | 'plugin'
  | 'bridge'
  | 'bridge-tls';

/**
 * What a listener directive does if no listener is above it in its file.
 *
 * - `default`: it goes to the default listener on port 1883, which it calls into being
 * - `refuse`: the broker stops
 * - `refuse-default`: the broker stops, also when the listener above is the default one
 * - `refuse-first`: the broker stops unless any listener was defined before; then it goes to the default listener
 */
export type WithoutListener = 'default' | 'refuse' | 'refuse-default' | 'refuse-first';

/**
 * What a second line for the same thing does: take the place of the first, stop the broker, or add to it.
 */
export type Repeat = 'replace' | 'refuse' | 'add';

/**
 * What a reload (SIGHUP) does with a line.
 *
 * - `applied`: it applies the new line; existing connections may keep the old value
 * - `ignored`: it ignores the line, and the old value is in force until a restart
 * - `reread`: it ignores the line, but reads the file that was named at the start again
 * - `reset`: it ignores the line and sets the default, even if the line did not change
 */
export type Reload = 'applied' | 'ignored' | 'reread' | 'reset';

/** What the project of the broker has said that a later release will do. */
export interface Announcement {
  readonly what: 'removed' | 'default';
  /** What of the directive it is about, where that is not all of it: `the spelling auth_plugin`. */
  readonly part?: string;
  /** The release that is to do it; absent where only a later one is said. */
  readonly release?: string;
  /** The first release that says so. */
  readonly since: string;
  /** The file of the broker's repository that says so, and where in it. */
  readonly source: string;
}

/**
 * One directive: the only place that knows it.
 *
 * - `T`: the value of one line, as its kind reads it
 * - `V`: what holds in a scope, `Settings.get`: that value or the default; of a directive that adds up, all values
 */
export interface Directive<T = unknown, V = unknown> {
  readonly name: string;
  /** Other spellings that mean the same. */
  readonly aliases?: readonly string[];
  /** The name is a family: `plugin_opt_` and whatever follows. */
  readonly family?: true;
  readonly group: Group;
  readonly scope: ByRelease<Scope>;
  readonly kind: ByRelease<Kind<T>>;
  /** Releases that know it; absent bounds mean all of them. */
  readonly first?: string;
  readonly last?: string;
  /** Aliases that came later or went earlier than the directive. */
  readonly aliasReleases?: Readonly<Record<string, { readonly first?: string; readonly last?: string }>>;
  /** What holds where it is not set; undefined for nothing at all. */
  readonly default: ByRelease<V>;
  /** The directive whose setting this one sets, where that is another. */
  readonly sets?: Directive<T>;
  readonly repeat: ByRelease<Repeat>;
  readonly withoutListener?: ByRelease<WithoutListener>;
  /** Up to 2.0: whether setting it on the default listener (to a value other than its default) opens that listener. */
  readonly opensDefault?: ByRelease<boolean>;
  /** Directives that cannot be set beside it on the same listener or bridge. */
  readonly excludes?: ByRelease<() => readonly Directive[]>;
  /** Whether `per_listener_settings` may no longer follow it. */
  readonly settlesSecurity?: ByRelease<boolean>;
  readonly reload: ByRelease<Reload>;
  /** What the embedded broker does with it. */
  readonly embedded: ByRelease<EmbeddedSupport<NoInfer<T>>>;
  /** What shows that a broker follows it. */
  readonly visible: VisibleEffect;
  /** Since when the broker discourages it, and what to write instead. */
  readonly deprecated?: { readonly since: string; readonly replacements?: () => readonly Directive[] };
  /** What is announced for it. */
  readonly announced?: readonly Announcement[];
  /** Known and without any effect in these releases. */
  readonly inert?: ByRelease<boolean>;
  readonly platform?: 'linux' | 'unix';
  /** The lines of a small configuration that uses it, as a person would write it. */
  readonly example: readonly string[];
  /** One line for lists and completion. */
  readonly summary: string;
  /** A few sentences for hover and the reference page. Markdown. */
  readonly description: string;
}

/** A directive of which one line is in force. */
export function directive<T, const D extends NoInfer<T> | undefined>(
  record: Directive<T, D> & { readonly repeat: ByRelease<Exclude<Repeat, 'add'>> },
): Directive<T, T | D> {
  return record;
}

/** A directive whose lines add up. */
export function listDirective<T>(
  record: Directive<T, readonly NoInfer<T>[]> & { readonly repeat: 'add' },
): Directive<T, readonly T[]> {
  return record;
}

/**
 * The heading of each group in the manual, and the text that follows it there. The manual's own anchors are
 * numbers that change whenever it is built, and single options have none, so a heading's text is all that can be linked
 * to; what follows tells it from the same words elsewhere on the page.
 */
const general = ['General Options', 'acl_file'] as const;
const listeners = ['Listeners', 'The network'] as const;
const sections: Readonly<Record<Group, readonly [heading: string, next: string]>> = {
  general,
  persistence: general,
  limits: general,
  logging: general,
  access: general,
  plugin: general,
  listener: listeners,
  websockets: listeners,
  tls: ['Certificate based SSL/TLS Support', 'The following'],
  bridge: ['Configuring Bridges', 'Multiple bridges'],
  'bridge-tls': ['SSL/TLS Support', 'The following options are available for all bridges'],
};

/** Where the manual documents a directive: its section, to which browsers scroll that know text fragments. */
export function manualUrl(directive: Directive): string {
  const [heading, next] = sections[directive.group].map(encodeURIComponent);
  return `https://mosquitto.org/man/mosquitto-conf-5.html#:~:text=${heading},-${next}`;
}
