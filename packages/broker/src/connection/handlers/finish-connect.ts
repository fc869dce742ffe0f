import { type Refusal, since } from '@mosquitto-conf/config';
import type { ConnectReason, Verdict } from '../../observer.js';
import { Property } from '../../packets/codes.js';
import type { ConnackProperties } from '../../packets/connack.js';
import type { Fault } from '../../packets/fault.js';
import { NEVER, Session } from '../../session/session.js';
import type { ClientConnection } from '../client-connection.js';
import { TopicAliases } from '../topic-aliases.js';
import { admitClient } from './admit-client.js';
import type { ConnectRequest } from './connect-request.js';
import { refusalOf, refuseClient } from './refuse-client.js';
import { willOf } from './will.js';

/** Whether a client may connect, with the client id and the username that it gets. */
export interface ConnectOutcome extends Verdict {
  readonly reason: ConnectReason;
  readonly refusal?: Refusal;
  readonly clientId: string;
  readonly username: string | undefined;
}

/** Reasons after which the log has the client id before 2.1 too. */
const keepsClientId: ReadonlySet<ConnectReason> = new Set(['certificate-without-name', 'no-user-name']);

/**
 * Answers a CONNECT once it is decided whether the client may connect.
 * @param authentication the end of an enhanced authentication
 */
export function finishConnect(
  connection: ClientConnection,
  request: ConnectRequest,
  decided: ConnectOutcome,
  authentication: ConnackProperties = {},
): Fault | undefined {
  const { core, listener } = connection;
  const { clientId, username } = decided;
  connection.clientId = clientId;
  const outcome: ConnectOutcome =
    decided.allowed && core.refused.has(clientId)
      ? { allowed: false, reason: 'refused-by-test', clientId, username }
      : decided;
  if (!outcome.allowed) {
    const fault = refusalOf(connection, outcome, outcome);
    if (!since(core.release, '2.1') && !keepsClientId.has(outcome.reason)) connection.clientId = undefined;
    return refuseClient(connection, fault);
  }
  core.decided('connect', { clientId, username, listener }, outcome);
  return admitClient(connection, sessionOf(connection, request, outcome), request, authentication);
}

/** The session as a CONNECT describes it, with the limits for it and for the connection. */
function sessionOf(
  connection: ClientConnection,
  { version, isBridge, cleanStart, properties: { numbers }, will }: ConnectRequest,
  { clientId, username }: ConnectOutcome,
): Session {
  const { core, listener } = connection;
  const { maxInflightMessages } = core.settings;
  const session = new Session(clientId);
  session.username = username;
  session.version = version;
  session.listener = listener;
  session.isBridge = isBridge;
  session.cleanStart = cleanStart;
  if (version === 5) session.expiryInterval = numbers.get(Property.SESSION_EXPIRY_INTERVAL) ?? 0;
  else session.expiryInterval = cleanStart ? 0 : NEVER;
  session.will = will && willOf(will, listener, { clientId, username });
  session.outbox.begin(numbers.get(Property.RECEIVE_MAXIMUM) ?? maxInflightMessages);
  session.inbox.begin(maxInflightMessages);
  if (version === 5) {
    const given = numbers.get(Property.TOPIC_ALIAS_MAXIMUM) ?? 0;
    const { value } = listener.policy.limits.maxTopicAliasBroker;
    connection.aliases = new TopicAliases(Math.min(given, value));
  }
  return session;
}
