import type {
  Configuration,
  Listener,
  ListenerPolicy,
  Place,
  Setting,
  Settings,
  Text,
} from '@mosquitto-conf/config';
import { listenerNames } from '@mosquitto-conf/config/internal';
import { listOf } from '../texts/lists.js';

/** What a listener is called in a sentence: `port 1883`. */
export function nameOf({ port, unixSocketPath }: Listener): Text {
  return unixSocketPath === undefined
    ? listenerNames.port({ port })
    : listenerNames.socket({ path: unixSocketPath });
}

/** The same with the address, if the listener has one: `port 1883 on 127.0.0.1`. */
export function addressOf(listener: Listener): Text {
  const { port, host, unixSocketPath } = listener;
  return host === undefined || unixSocketPath !== undefined
    ? nameOf(listener)
    : listenerNames.portOn({ port, host });
}

/** Several listeners in a sentence, each name once. */
export function namesOf(listeners: readonly Listener[]): Text {
  const byAddress = new Map(
    listeners.map((listener) => [listener.unixSocketPath ?? listener.port, nameOf(listener)]),
  );
  return listOf([...byAddress.values()]);
}

/** Whether clients must show a certificate, or a key that they share with the broker, before they may send anything. */
export function asksForKeys({ requiresCertificate, encryption }: ListenerPolicy): boolean {
  return requiresCertificate.value || encryption.value === 'psk';
}

/** Policies that share a line, and that line. */
export interface PolicyGroup {
  readonly place: Place;
  readonly policies: readonly ListenerPolicy[];
  readonly listeners: readonly Listener[];
}

/**
 * Policies grouped by a line, in the order in which each group begins.
 * @param settingOf the setting to group by; those without one share the release's default, and the line of the first
 */
export function groupBySetting(
  policies: readonly ListenerPolicy[],
  settingOf: (policy: ListenerPolicy) => Setting | undefined,
): readonly PolicyGroup[] {
  const groups = new Map<string, { place: Place; policies: ListenerPolicy[]; listeners: Listener[] }>();
  for (const policy of policies) {
    const setting = settingOf(policy);
    const place = setting?.place ?? policy.place;
    if (!place) continue;
    const key = setting ? `${place.file}:${place.line}` : '';
    const group = groups.get(key) ?? { place, policies: [], listeners: [] };
    group.policies.push(policy);
    group.listeners.push(policy.listener);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Policies grouped by the file of the listener's line, with the first of those lines. */
export function groupByFile(policies: readonly ListenerPolicy[]): readonly PolicyGroup[] {
  const groups = new Map<string, { place: Place; policies: ListenerPolicy[]; listeners: Listener[] }>();
  for (const policy of policies) {
    const { listener } = policy;
    if (!listener.place) continue;
    const group = groups.get(listener.place.file) ?? { place: listener.place, policies: [], listeners: [] };
    group.policies.push(policy);
    group.listeners.push(listener);
    groups.set(listener.place.file, group);
  }
  return [...groups.values()];
}

/** Every setting of every scope, but plugins. */
export function* everySetting(configuration: Configuration): Iterable<Setting> {
  for (const settings of everyScope(configuration)) yield* settings;
}

/** The settings of the broker, of access to it, of each listener and of each bridge. */
function* everyScope({ settings, security, listeners, bridges }: Configuration): Iterable<Settings> {
  yield settings;
  yield security.settings;
  for (const listener of listeners) yield listener.settings;
  for (const bridge of bridges) yield bridge.settings;
}
