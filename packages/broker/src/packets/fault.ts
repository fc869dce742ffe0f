import { Reason } from './codes.js';

/** Why the broker ends a connection. */
export type Fault =
  | 'malformed'
  /** A remaining length that is not possible; no DISCONNECT is sent. */
  | 'malformed-header'
  /** A property that is not valid text; no DISCONNECT is sent. */
  | 'bad-text'
  | 'protocol'
  | 'duplicate-property'
  | 'oversize'
  /** Longer than a packet of its type may be; no DISCONNECT is sent. */
  | 'overlong'
  /** A topic that a bridge cannot map, because it has wildcards; no DISCONNECT is sent. */
  | 'unmapped-topic'
  /** A message that cannot be retained at its topic; no DISCONNECT is sent. */
  | 'cannot-retain'
  /** Too much waits for the client while its message is refused; no DISCONNECT is sent. */
  | 'quota-exceeded'
  /** A request for WebSockets from a page that `websockets_origin` does not allow. */
  | 'bad-origin'
  /** A request that is not for MQTT over WebSockets. */
  | 'unanswered'
  | 'payload-size'
  | 'qos-not-supported'
  | 'retain-not-supported'
  | 'topic-alias-invalid'
  | 'receive-maximum'
  | 'not-authorized'
  | 'not-supported'
  | 'client-id-invalid'
  | 'keep-alive'
  | 'taken-over'
  | 'administrative'
  | 'shutdown'
  /** `memory_limit` leaves no room for what the client sent. */
  | 'no-memory'
  | 'closed'
  | 'unspecified';

/** The reason code of the DISCONNECT to a client of 5.0; for other faults none is sent, nor when the broker ends. */
export const disconnectReasons: Partial<Readonly<Record<Fault, number>>> = {
  malformed: Reason.MALFORMED_PACKET,
  protocol: Reason.PROTOCOL_ERROR,
  'duplicate-property': Reason.PROTOCOL_ERROR,
  oversize: Reason.PACKET_TOO_LARGE,
  'qos-not-supported': Reason.QOS_NOT_SUPPORTED,
  'retain-not-supported': Reason.RETAIN_NOT_SUPPORTED,
  'topic-alias-invalid': Reason.TOPIC_ALIAS_INVALID,
  'receive-maximum': Reason.RECEIVE_MAXIMUM_EXCEEDED,
  'not-authorized': Reason.ADMINISTRATIVE_ACTION,
  'taken-over': Reason.SESSION_TAKEN_OVER,
  administrative: Reason.ADMINISTRATIVE_ACTION,
  'no-memory': Reason.UNSPECIFIED,
  unspecified: Reason.UNSPECIFIED,
};
