import { type ListenerPolicy, type Text, write } from '@mosquitto-conf/config';
import { listenerNames } from '@mosquitto-conf/config/internal';

/** A policy, and what its listener is called. */
export interface NamedPolicy {
  readonly name: Text;
  readonly policy: ListenerPolicy;
}

/**
 * The policies of a configuration by the English names of their listeners. The two MQTT listeners of local-only mode count as one,
 * and listeners of the same name are numbered.
 */
export function policiesByName(policies: readonly ListenerPolicy[]): ReadonlyMap<string, NamedPolicy> {
  const found = new Map<string, NamedPolicy>();
  const counts = new Map<string, number>();
  for (const policy of policies) {
    const isLocal = policy.listener.origin === 'local-only' && policy.admitsClients;
    const name = isLocal ? listenerNames.localOnly : policy.name;
    const key = write(name);
    if (isLocal && found.has(key)) continue;
    const number = (counts.get(key) ?? 0) + 1;
    counts.set(key, number);
    const own = number > 1 ? listenerNames.numbered({ name, number }) : name;
    found.set(write(own), { name: own, policy });
  }
  return found;
}
