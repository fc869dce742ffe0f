import type { Fault } from '../packets/fault.js';

/** What the log says of a connection that ended so; tools look for some of these words (do_disconnect). */
export const faultTexts: Readonly<Record<Fault, string>> = {
  malformed: 'malformed packet',
  'malformed-header': 'malformed packet',
  'bad-text': 'malformed UTF-8',
  protocol: 'protocol error',
  'duplicate-property': 'protocol error',
  oversize: 'oversize packet',
  overlong: 'oversize packet',
  'payload-size': 'oversize payload',
  'qos-not-supported': 'QoS not supported',
  'retain-not-supported': 'retain not supported',
  'topic-alias-invalid': 'topic alias invalid',
  'receive-maximum': 'receive maximum exceeded',
  'not-authorized': 'not authorised',
  'not-supported': 'used disallowed feature (QoS too high, retain not supported, or bad AUTH method)',
  'client-id-invalid': 'client identifier not valid',
  'keep-alive': 'exceeded timeout',
  'taken-over': 'session taken over',
  administrative: 'administrative action',
  shutdown: 'server shutting down',
  closed: 'connection closed by client',
  unspecified: 'unspecified error',
};
