import { type Release, since } from '@mosquitto-conf/config';
import type { Fault } from '../packets/fault.js';
import type { Session } from '../session/session.js';
import type { LogKind } from './log.js';

/** A client's address. */
export interface Place {
  readonly address: string;
  readonly port: number;
}

/** A line of the log, and its kind. */
export interface Line {
  readonly kind: LogKind;
  readonly text: string;
}

/** The address of a client; its port too where the release shows that. */
function where(release: Release, { address, port }: Place): string {
  return since(release, '2.0') ? `${address}:${port}` : address;
}

/** The line for a socket that was accepted (net__socket_accept). */
export function arrivalLine(release: Release, from: Place, port: number): Line {
  return { kind: 'notice', text: `New connection from ${where(release, from)} on port ${port}.` };
}

/** The number a release has for a protocol in its log: since 2.1 that of CONNECT (enum mosquitto__protocol). */
function protocolOf(release: Release, version: Session['version']): number {
  return since(release, '2.1') || version === 5 ? version : version - 2;
}

/** The line for a client that is connected (connect__on_authorised). */
export function entryLine(release: Release, from: Place, keepAlive: number, session: Session): Line {
  const { clientId, username, cleanStart, isBridge, version } = session;
  const protocol = since(release, '1.6') ? `p${protocolOf(release, version)}, ` : '';
  const user = username === undefined ? '' : `, u'${username}'`;
  const who = `New ${isBridge ? 'bridge' : 'client'} connected from ${where(release, from)} as ${clientId}`;
  return {
    kind: 'notice',
    text: `${who} (${protocol}c${cleanStart ? 1 : 0}, k${keepAlive}${user}).`,
  };
}

/** The lines for the will of a CONNECT. */
export function willLines({ will }: Session): readonly string[] {
  if (!will) return ['No will message specified.'];
  const { payload, retain, qos, topic } = will.message;
  return [`Will message specified (${payload.length} bytes) (r${retain ? 1 : 0}, q${qos}).`, `\t${topic}`];
}

/** A client's name in the log: its client id; before 2.1 a client without one is `<unknown>`. */
export function nameOf(release: Release, clientId: string | undefined, { address }: Place): string {
  return clientId ?? (since(release, '2.1') ? address : '<unknown>');
}

/**
 * The line for a connection that has ended; tools look for some of these words (do_disconnect). There is none when the broker
 * itself ends.
 * @param fault undefined after a DISCONNECT of the client
 */
export function departureLine(
  release: Release,
  clientId: string | undefined,
  from: Place,
  fault: Fault | undefined,
): Line | undefined {
  if (fault === 'shutdown') return undefined;
  const name = nameOf(release, clientId, from);
  if (since(release, '2.1.1')) {
    const start = `Client ${name} [${from.address}:${from.port}] disconnected`;
    if (fault === undefined) return { kind: 'notice', text: `${start}.` };
    const reason = isNameless(fault) ? `bad socket read/write: ${errors[fault]}` : `${reasons[fault]}.`;
    return { kind: 'notice', text: `${start}: ${reason}` };
  }
  // Logged before the line for the new connection (connect__on_authorised).
  if (fault === 'taken-over' && !since(release, '2.1'))
    return { kind: 'error', text: `Client ${name} already connected, closing old connection.` };
  if (fault === undefined) return { kind: 'notice', text: `Client ${name} disconnected.` };
  return { kind: 'notice', text: textBefore(release, name, fault) };
}

/** Reasons as 2.1.1 gives them. */
const reasons: Readonly<Record<Exclude<Fault, Nameless>, string>> = {
  malformed: 'malformed packet',
  'malformed-header': 'malformed packet',
  protocol: 'protocol error',
  oversize: 'oversize packet',
  overlong: 'oversize packet',
  'payload-size': 'oversize payload',
  'topic-alias-invalid': 'topic alias invalid',
  'receive-maximum': 'receive maximum exceeded',
  'not-authorized': 'not authorised',
  'not-supported': 'used disallowed feature (QoS too high, retain not supported, or bad AUTH method)',
  'client-id-invalid': 'client identifier not valid',
  'keep-alive': 'exceeded timeout',
  'taken-over': 'session taken over',
  administrative: 'administrative action',
  'no-memory': 'out of memory',
  closed: 'connection closed by client',
  'bad-origin': 'non-matching http origin',
};

/** Faults for which 2.0 and 2.1 have no words of their own (mosquitto_strerror). */
type Nameless =
  | 'duplicate-property'
  | 'bad-text'
  | 'unmapped-topic'
  | 'cannot-retain'
  | 'quota-exceeded'
  | 'qos-not-supported'
  | 'retain-not-supported'
  | 'unanswered'
  | 'shutdown'
  | 'unspecified';
const errors20: Partial<Readonly<Record<Fault, string>>> = {
  'duplicate-property': 'Duplicate property in property list',
  'bad-text': 'Malformed UTF-8',
  'unmapped-topic': 'Invalid arguments provided.',
  'cannot-retain': 'Message not found (internal error).',
  'quota-exceeded': 'Quota exceeded',
  'qos-not-supported': 'Requested QoS not supported on server.',
  unspecified: 'Invalid arguments provided.',
};
const errors: Readonly<Record<Nameless, string>> = {
  'duplicate-property': 'Duplicate property in property list',
  'bad-text': 'Malformed UTF-8',
  'unmapped-topic': 'Invalid input',
  'cannot-retain': 'Message not found',
  'quota-exceeded': 'Quota exceeded',
  'qos-not-supported': 'Requested QoS not supported on server',
  'retain-not-supported': 'Retain not supported',
  unanswered: 'Unknown error',
  shutdown: 'Server shutting down',
  unspecified: 'Invalid input',
};

function isNameless(fault: Fault): fault is Nameless {
  return fault in errors;
}

/** Before 2.1.1 each reason has a sentence of its own; before 2.0 most share one. */
function textBefore(release: Release, name: string, fault: Fault): string {
  if (fault === 'keep-alive') return `Client ${name} has exceeded timeout, disconnecting.`;
  if (!since(release, '2.0')) {
    const words = since(release, '1.6') ? words16[fault] : undefined;
    return words === undefined
      ? `Socket error on client ${name}, disconnecting.`
      : `Client ${name} ${words}.`;
  }
  const isNew = since(release, '2.1');
  const words = (isNew ? words210[fault] : undefined) ?? words20[fault];
  if (words === NOT_SUPPORTED && !since(release, '2.0.12'))
    return `Client ${name} disconnected due to QoS too high or retain not supported.`;
  if (words !== undefined) return `Client ${name} ${words}.`;
  return `Bad socket read/write on client ${name}: ${isNew ? error21(fault) : error20(fault, release)}`;
}

function error21(fault: Fault): string {
  return isNameless(fault) ? errors[fault] : 'Unknown error';
}

function error20(fault: Fault, release: Release): string {
  const error = errors20[fault] ?? 'Unknown error.';
  return since(release, '2.0.12') ? error : error.replace('Invalid arguments', 'Invalid function arguments');
}

const words16: Partial<Readonly<Record<Fault, string>>> = {
  protocol: 'disconnected due to protocol error',
  'not-authorized': 'disconnected, no longer authorised',
};

const NOT_SUPPORTED =
  'disconnected due to using not allowed feature (QoS too high, retain not supported, or bad AUTH method)';

const words20: Partial<Readonly<Record<Fault, string>>> = {
  malformed: 'disconnected due to malformed packet',
  'malformed-header': 'disconnected due to malformed packet',
  protocol: 'disconnected due to protocol error',
  oversize: 'disconnected due to oversize packet',
  overlong: 'disconnected due to oversize packet',
  'payload-size': 'disconnected due to oversize payload',
  'not-supported': NOT_SUPPORTED,
  'not-authorized': 'disconnected, not authorised',
  administrative: 'been disconnected by administrative action',
  'no-memory': 'disconnected due to out of memory',
  closed: 'closed its connection',
};

/** What 2.1.0 says of its own. */
const words210: Partial<Readonly<Record<Fault, string>>> = {
  'topic-alias-invalid': 'disconnected, topic alias invalid',
  'receive-maximum': 'disconnected due to exceeding the receive maximum',
  'client-id-invalid': 'disconnected, client identifier not valid',
  'taken-over': 'disconnected, session taken over',
  'bad-origin': 'disconnected, non-matching http origin',
};
