import { Reason } from '../../packets/codes.js';
import type { Fault } from '../../packets/fault.js';

/** Why a CONNECT is refused, with the code of the CONNACK; without a code none is sent. */
export interface ConnectFault {
  readonly fault: Fault;
  readonly code?: number;
}

export const fail = (fault: Fault, code?: number): ConnectFault => ({
  fault,
  ...(code === undefined ? {} : { code }),
});

/** The code of a CONNACK that refuses properties. */
export function codeOf(fault: Fault): number | undefined {
  if (fault === 'bad-text') return undefined;
  return fault === 'malformed' ? Reason.MALFORMED_PACKET : Reason.PROTOCOL_ERROR;
}
