import type {
  Configuration,
  Listener,
  ListenerPolicy,
  Place,
  Setting,
  Settings,
} from '@mosquitto-conf/config';
import { list } from '../markdown.js';

/** As a person would call it. */
export function nameOf({ port, unixSocketPath }: Listener): string {
  return unixSocketPath === undefined ? `port ${port}` : `the socket ${unixSocketPath}`;
}

/** Several of them. */
export function namesOf(listeners: readonly Listener[]): string {
  return list([...new Set(listeners.map(nameOf))]);
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

/** Every setting of every scope, but plugins. */
export function* everySetting(configuration: Configuration): Iterable<Setting> {
  for (const settings of everyScope(configuration)) yield* settings;
}

/** The settings of the broker, of access to it, of each listener and of each bridge. */
export function* everyScope({ settings, security, listeners, bridges }: Configuration): Iterable<Settings> {
  yield settings;
  yield security.settings;
  for (const listener of listeners) yield listener.settings;
  for (const bridge of bridges) yield bridge.settings;
}
