import { type ConnectingClient, decideConnect } from '@mosquitto-conf/config';
import { nodeHasher } from '@mosquitto-conf/config/node';
import { readFilter } from '../connection/handlers/filter.js';
import type { Core } from '../core.js';
import type { ListenerState } from '../listeners/listener-state.js';
import { type Decision, decisionOf } from '../observer.js';

/** A client to decide about. It need not be connected. */
export interface ClientDescription {
  /** None by default. */
  readonly clientId?: string;
  /** Without one it is anonymous. */
  readonly username?: string;
  /** The listener it connects to; the first by default. */
  readonly listener?: string | number;
}

/** A client that would connect: what it sends, and what it proves by TLS. By default it sends no client id. */
export interface ConnectDescription extends Partial<ConnectingClient> {
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
  { clientId = '', username }: ClientDescription,
  action: Action,
  topic: string,
): Decision {
  const client = { clientId, username, listener };
  const isFilter = action === 'subscribe' || action === 'unsubscribe';
  const kept = isFilter
    ? (readFilter(topic, listener.mountPoint, core.release)?.filter ?? topic)
    : listener.mountPoint + topic;
  return decisionOf(action, client, core.access.decide(listener, client, kept, accesses[action]), kept);
}

/** Decides as for a CONNECT. */
export async function mayConnect(listener: ListenerState, client: ConnectDescription): Promise<Decision> {
  const { clientId: given = '', username: name, version = 4 } = client;
  const login = listener.plugins?.login({
    clientId: given,
    username: name,
    version,
    address: undefined,
    listener: listener.name,
  });
  const decided = await decideConnect(listener.policy, { clientId: '', ...client }, nodeHasher, login?.ask);
  const decision = login?.named(decided) ?? decided;
  const { clientId, username } = decision;
  return decisionOf('connect', { clientId, username, listener }, decision, undefined);
}
