import type { ClientConnection } from '../connection/client-connection.js';
import type { Core } from '../core.js';
import type { Message } from '../message.js';
import type { QoS, Version } from '../packets/codes.js';
import type { DeliveryState } from '../session/delivery.js';
import { NEVER, type Session } from '../session/session.js';

/** The version of MQTT that a client speaks. */
export type ProtocolVersion = '3.1' | '3.1.1' | '5.0';

/** A client that is connected. */
export interface ConnectionInfo {
  readonly clientId: string;
  readonly username: string | undefined;
  /** The listener's name. */
  readonly listener: string;
  readonly version: ProtocolVersion;
  /** Of the other side; `memory` for one without a socket. */
  readonly address: string;
  readonly port: number;
  /** Seconds; 0 for none. */
  readonly keepAlive: number;
}

/** What is kept of a client, connected or not. */
export interface SessionInfo {
  readonly clientId: string;
  readonly username: string | undefined;
  readonly version: ProtocolVersion;
  readonly isConnected: boolean;
  /** Seconds it is kept after its connection; Infinity for a session that never expires. */
  readonly expiryInterval: number;
  /** When it expires, if the client does not reconnect; undefined while it is connected, or for never. */
  readonly expiresAt: Date | undefined;
  /** Filters, `$share/NAME/` included. */
  readonly subscriptions: readonly string[];
  readonly inflight: number;
  readonly queued: number;
  readonly will:
    | {
        readonly topic: string;
        readonly payload: Buffer;
        readonly qos: QoS;
        readonly retain: boolean;
        readonly delay: number;
      }
    | undefined;
}

/** A subscription of a session. */
export interface SubscriptionInfo {
  readonly clientId: string;
  /** As the broker keeps it: with the listener's mount point in front, `$share/NAME/` included. */
  readonly filter: string;
  readonly qos: QoS;
  readonly noLocal: boolean;
  readonly retainAsPublished: boolean;
  readonly retainHandling: 0 | 1 | 2;
  /** 0 for none. */
  readonly identifier: number;
}

/** A message that the broker keeps. */
export interface MessageInfo {
  readonly topic: string;
  readonly payload: Buffer;
  readonly qos: QoS;
  readonly retain: boolean;
  /** The client that published it; undefined for the broker. */
  readonly from: string | undefined;
  readonly expiresAt: Date | undefined;
}

/** A message on its way to a client. */
export interface QueuedMessage extends MessageInfo {
  /** 0 for QoS 0. */
  readonly messageId: number;
  /** `queued`: it waits for room, or for the client. Otherwise what is next: `puback`, `pubrec`, `pubcomp`, … */
  readonly state: 'queued' | DeliveryState;
}

const versions: Readonly<Record<Version, ProtocolVersion>> = { 3: '3.1', 4: '3.1.1', 5: '5.0' };

export function connectionsOf(connections: Iterable<ClientConnection>): ConnectionInfo[] {
  return [...connections].flatMap(({ phase, listener, version, transport, keepAlive }) => {
    if (phase.state !== 'active') return [];
    const { clientId, username } = phase.session;
    const { address, port } = transport;
    return [
      {
        clientId,
        username,
        listener: listener.name,
        version: versions[version],
        address,
        port,
        keepAlive: keepAlive.seconds,
      },
    ];
  });
}

export function sessionsOf({ sessions }: Core): SessionInfo[] {
  return [...sessions.values()].map((session) => {
    const {
      clientId,
      username,
      version,
      connection,
      expiryInterval,
      expiresAt,
      subscriptions,
      outbox,
      will,
    } = session;
    return {
      clientId,
      username,
      version: versions[version],
      isConnected: connection !== undefined,
      expiryInterval: expiryInterval === NEVER ? Number.POSITIVE_INFINITY : expiryInterval,
      expiresAt: dateOf(expiresAt),
      subscriptions: [...subscriptions.keys()],
      inflight: outbox.inflight,
      queued: outbox.queued,
      will: will && willOf(will),
    };
  });
}

function willOf({ message: { topic, payload, qos, retain }, delay }: NonNullable<Session['will']>) {
  return { topic, payload, qos, retain, delay };
}

export function subscriptionsOf({ sessions }: Core): SubscriptionInfo[] {
  return [...sessions.values()].flatMap(({ clientId, subscriptions }) =>
    [...subscriptions].map(([filter, { qos, noLocal, retainAsPublished, retainHandling, identifier }]) => {
      return { clientId, filter, qos, noLocal, retainAsPublished, retainHandling, identifier };
    }),
  );
}

/** Retained messages that have not expired, without those below `$SYS`. */
export function retainedOf({ retained, clock }: Core): MessageInfo[] {
  const now = clock.seconds();
  return [...retained]
    .filter(({ topic, expiresAt }) => !topic.startsWith('$SYS/') && (expiresAt === 0 || now < expiresAt))
    .map(messageOf);
}

/** Messages on their way to a client: those in flight, then those that wait. */
export function queueOf({ sessions }: Core, clientId: string): QueuedMessage[] {
  const session = sessions.get(clientId);
  if (!session) return [];
  return [...session.outbox].map(({ delivery: { message, messageId, qos, retain, state }, queued }) => {
    return { ...messageOf(message), qos, retain, messageId, state: queued ? 'queued' : state };
  });
}

function messageOf({ topic, payload, qos, retain, source, expiresAt }: Message): MessageInfo {
  return { topic, payload, qos, retain, from: source?.clientId, expiresAt: dateOf(expiresAt) };
}

function dateOf(seconds: number): Date | undefined {
  return seconds > 0 ? new Date(seconds * 1000) : undefined;
}
