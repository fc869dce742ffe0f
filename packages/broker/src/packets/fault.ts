import { Reason } from './codes.js';

/** Why a connection cannot go on. The names are those of what a log says. */
export type Fault =
  | 'malformed'
  /** A remaining length that cannot be, of which nobody is told. */
  | 'malformed-header'
  /** A property that is no text, of which nobody is told. */
  | 'bad-text'
  | 'protocol'
  | 'duplicate-property'
  | 'oversize'
  /** Longer than a packet of its type needs to be, of which nobody is told either. */
  | 'overlong'
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
  | 'closed'
  | 'unspecified';

/** What a 5.0 client is told in a DISCONNECT; nothing for the rest, the end of the broker among them. */
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
  unspecified: Reason.UNSPECIFIED,
};
