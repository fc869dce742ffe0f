import { readFilter } from '../connection/handlers/filter.js';
import type { Core } from '../core.js';
import type { ListenerState } from '../listeners/listener-state.js';
import { type Decision, decisionOf } from '../observer.js';

/** A client to decide about. It need not be connected. */
export interface Asking {
  /** None by default. */
  readonly clientId?: string;
  /** Without one it is anonymous. */
  readonly username?: string;
  /** The listener it connects to; the first by default. */
  readonly listener?: string | number;
}

/** What a client may be allowed to do. */
export type Action = 'publish' | 'receive' | 'subscribe' | 'unsubscribe';

const accesses = {
  publish: 'write',
  receive: 'read',
  subscribe: 'subscribe',
  unsubscribe: 'unsubscribe',
} as const;

/** Decides as for a connected client. @param topic as the client names it: a topic, or a filter to subscribe to */
export function may(
  core: Core,
  listener: ListenerState,
  who: Asking,
  action: Action,
  topic: string,
): Decision {
  const asker = { clientId: who.clientId ?? '', username: who.username, listener };
  const isFilter = action === 'subscribe' || action === 'unsubscribe';
  const kept = isFilter
    ? (readFilter(topic, listener.mountPoint, core.release)?.filter ?? topic)
    : listener.mountPoint + topic;
  return decisionOf(action, asker, core.access.decide(listener, asker, kept, accesses[action]), kept);
}

/** Decides as for a CONNECT with a username and a password. */
export async function mayConnect(
  core: Core,
  listener: ListenerState,
  who: Asking & { readonly password?: string | Buffer },
): Promise<Decision> {
  const asker = { clientId: who.clientId ?? '', username: who.username, listener };
  const prefix = core.settings.clientIdPrefix;
  if (prefix && who.clientId !== undefined && !who.clientId.startsWith(prefix.text)) {
    const verdict = { allowed: false, reason: 'client-id-prefix', by: { place: prefix.place } } as const;
    return decisionOf('connect', asker, verdict, undefined);
  }
  const password = who.password === undefined ? undefined : Buffer.from(who.password as string);
  const { place, ...verdict } = await core.access.admit(listener, asker, password);
  return decisionOf('connect', asker, { ...verdict, ...(place ? { by: { place } } : {}) }, undefined);
}
