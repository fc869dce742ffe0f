import type { ListenerPolicy } from '@mosquitto-conf/config';

/**
 * The policies of a configuration by the names of their listeners. The two listeners of local-only mode count as one, and
 * listeners of the same name are numbered.
 */
export function policiesByName(policies: readonly ListenerPolicy[]): ReadonlyMap<string, ListenerPolicy> {
  const found = new Map<string, ListenerPolicy>();
  for (const policy of policies) {
    const isLocal = policy.listener.origin === 'local-only';
    const name = isLocal ? 'port 1883 on this machine only' : policy.name;
    if (isLocal && found.has(name)) continue;
    const count = [...found.keys()].filter((key) => key === name || key.startsWith(`${name} (`)).length + 1;
    found.set(count > 1 ? `${name} (${count})` : name, policy);
  }
  return found;
}
