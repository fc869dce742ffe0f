import { Reason } from '../../packets/codes.js';
import type { Fault } from '../../packets/fault.js';

/** Why it is not let in, with the code that a CONNACK gives; undefined for none. */
export interface ConnectFault {
  readonly fault: Fault;
  readonly code?: number;
}

export const fail = (fault: Fault, code?: number): ConnectFault => ({
  fault,
  ...(code === undefined ? {} : { code }),
});

/** What a CONNACK says of properties that will not do. */
export function codeOf(fault: Fault): number | undefined {
  if (fault === 'bad-text') return undefined;
  return fault === 'malformed' ? Reason.MALFORMED_PACKET : Reason.PROTOCOL_ERROR;
}
