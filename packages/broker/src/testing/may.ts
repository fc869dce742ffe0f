import { readFilter } from '../connection/handlers/filter.js';
import type { Core } from '../core.js';
import type { Door } from '../listeners/door.js';
import { type Decision, decisionOf } from '../observer.js';

/** Somebody who might come. */
export interface Asking {
  /** None by default. */
  readonly clientId?: string;
  /** Without one it is anonymous. */
  readonly username?: string;
  /** Where it comes in; the first listener by default. */
  readonly listener?: string | number;
}

export type Action = 'publish' | 'receive' | 'subscribe' | 'unsubscribe';

const accesses = {
  publish: 'write',
  receive: 'read',
  subscribe: 'subscribe',
  unsubscribe: 'unsubscribe',
} as const;

/** Decides as for a client that is in. @param topic as the client names it: a topic, or a filter to subscribe to */
export function may(core: Core, door: Door, who: Asking, action: Action, topic: string): Decision {
  const asker = { clientId: who.clientId ?? '', username: who.username, door };
  const isFilter = action === 'subscribe' || action === 'unsubscribe';
  const kept = isFilter
    ? (readFilter(topic, door.mountPoint, core.release)?.filter ?? topic)
    : door.mountPoint + topic;
  return decisionOf(action, asker, core.access.decide(asker, kept, accesses[action]), kept);
}

/** Decides as for a client that comes with a name and a password. */
export async function mayConnect(
  core: Core,
  door: Door,
  who: Asking & { readonly password?: string | Buffer },
): Promise<Decision> {
  const asker = { clientId: who.clientId ?? '', username: who.username, door };
  const prefix = core.settings.clientIdPrefix;
  if (prefix && who.clientId !== undefined && !who.clientId.startsWith(prefix.text)) {
    const verdict = { allowed: false, reason: 'client-id-prefix', by: { place: prefix.place } } as const;
    return decisionOf('connect', asker, verdict, undefined);
  }
  const password = who.password === undefined ? undefined : Buffer.from(who.password as string);
  const { place, ...verdict } = await core.access.admit(asker, password);
  return decisionOf('connect', asker, { ...verdict, ...(place ? { by: { place } } : {}) }, undefined);
}
