import { connection } from '../catalogue/bridge.js';
import type { Directive } from '../catalogue/directive.js';
import { includeDir } from '../catalogue/general.js';
import { listener } from '../catalogue/listener.js';
import { globalPlugin, plugin, pluginLoad } from '../catalogue/plugin.js';
import type { Bridge, Configuration, Listener, Plugin, Settings } from '../configuration.js';
import { writeValue } from '../kinds/kind.js';
import { at, type Release } from '../release.js';
import type { Place } from '../report.js';
import type { Text } from '../text.js';
import { ADDED_LISTENER, REMOVED_LISTENER, takenBy } from './effort.js';
import { runningListener } from './running-listener.js';

const beginning: readonly Directive[] = [listener, connection, plugin, globalPlugin, pluginLoad, includeDir];

/** A line of a configuration that a reload has not applied. */
export interface RestartNeeded {
  readonly directive: string;
  /** The line; for one that is gone, where it was. */
  readonly place: Place | undefined;
  /** Why a reload does not apply it, where that says more: a part of a sentence. */
  readonly why?: Text;
}

/**
 * What only a restart applies.
 * @param running what is in force after the reload
 * @param read the configuration as it was read again
 */
export function restartNeeded(running: Configuration, read: Configuration): readonly RestartNeeded[] {
  const { release } = running;
  const paired = read.listeners.map((one) => [runningListener(running, one), one] as const);
  const known = new Set(paired.map(([old]) => old));
  return [
    ...differing(ofBroker(running), ofBroker(read), release),
    ...differing(running.security.settings, read.security.settings, release),
    ...plugins(running.plugins, read.plugins),
    ...paired.flatMap(([old, now]) => (old ? differingListener(old, now, release) : added(now))),
    ...running.listeners.filter((one) => !known.has(one)).map(removed),
    ...bridges(running.bridges, read.bridges, release),
  ];
}

/** Without the lines that begin something, which is compared by itself. */
function ofBroker({ settings }: Configuration): Settings {
  return settings.filter(({ directive }) => !beginning.some(({ name }) => name === directive.name));
}

function differingListener(old: Listener, now: Listener, release: Release): RestartNeeded[] {
  return [
    ...differing(old.settings, now.settings, release, now),
    ...(now.security.settings === now.settings
      ? []
      : differing(old.security.settings, now.security.settings, release, now)),
  ];
}

function added({ origin, place }: Listener): RestartNeeded[] {
  return [{ directive: origin === 'default' ? 'port' : 'listener', place, ...reasonOf(ADDED_LISTENER.why) }];
}

function removed({ place }: Listener): RestartNeeded {
  return { directive: 'listener', place, ...reasonOf(REMOVED_LISTENER.why) };
}

/** Plugins are not looked at again, nor are their options. */
function plugins(old: readonly Plugin[], now: readonly Plugin[]): RestartNeeded[] {
  const text = ({ path, name, options }: Plugin) =>
    JSON.stringify([path, name, options.map(({ place: _, ...option }) => option)]);
  const [before, after] = [old.map(text), now.map(text)];
  const needed = ({ place, name }: Plugin) => ({
    directive: name === undefined ? 'plugin' : 'plugin_load',
    place,
  });
  return [
    ...now.filter((one) => !before.includes(text(one))).map(needed),
    ...old.filter((one) => !after.includes(text(one))).map(needed),
  ];
}

function bridges(old: readonly Bridge[], now: readonly Bridge[], release: Release): RestartNeeded[] {
  if (old === now) return [];
  const one = ({ place }: Bridge) => ({ directive: 'connection', place });
  const pairs = now.map((bridge) => [old.find(({ name }) => name === bridge.name), bridge] as const);
  return [
    ...pairs.flatMap(([was, is]) => (was ? differing(was.settings, is.settings, release) : one(is))),
    ...old.filter(({ name }) => now.every((bridge) => bridge.name !== name)).map(one),
  ];
}

/** Directives of which other values are in force than the lines set. */
function differing(old: Settings, now: Settings, release: Release, of?: Listener): RestartNeeded[] {
  const found = new Map<string, RestartNeeded>();
  for (const { directive, place } of [...now, ...old]) {
    const name = directive.sets?.name ?? directive.name;
    if (found.has(name)) continue;
    const [was, is] = [old, now].map((settings) => written(settings, directive, release));
    if (JSON.stringify(was) === JSON.stringify(is)) continue;
    const value = (settings: Settings, values: string[] | undefined) =>
      settings.has(directive) ? values?.[0] : undefined;
    const { why } = takenBy(directive, release, { was: value(old, was), is: value(now, is) }, of);
    found.set(name, { directive: directive.name, place, ...reasonOf(why) });
  }
  return [...found.values()];
}

/** The values in force, as they would be written; of a directive that adds up, in any order. */
function written(settings: Settings, directive: Directive, release: Release): string[] {
  const kind = at(directive.kind, release);
  const all = settings.all(directive);
  const values = all.length > 0 ? all.map(({ value }) => value) : [settings.get(directive)];
  return values.map((value) => (value === undefined ? '' : writeValue(kind, value, release))).sort();
}

function reasonOf(why: Text | undefined): { readonly why?: Text } {
  return why === undefined ? {} : { why };
}
