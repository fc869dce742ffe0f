import type { Session } from '../session/session.js';

/**
 * How far a connection has come, and the session it has then. All have the same fields in the same order: PUBLISH reads
 * them, and V8 is fast with objects of one shape.
 */
export type Phase =
  /** No CONNECT has been received. */
  | { readonly state: 'new'; readonly session: undefined }
  /** CONNECT has been received; its password or its enhanced authentication is being checked. */
  | { readonly state: 'deciding'; readonly session: undefined }
  /** The session has begun or was resumed; the CONNACK is not sent yet. */
  | { readonly state: 'admitted'; readonly session: Session }
  /** The CONNACK is sent. */
  | { readonly state: 'active'; readonly session: Session }
  /** The connection ends; what is left is being sent. */
  | { readonly state: 'closing'; readonly session: Session | undefined }
  | { readonly state: 'closed'; readonly session: undefined };

/** The phases without a session. */
export const phases = {
  new: { state: 'new', session: undefined },
  deciding: { state: 'deciding', session: undefined },
  closed: { state: 'closed', session: undefined },
} as const satisfies Record<string, Phase>;

/** Whether a connection has ended or is about to, so that nothing further is read or decided. */
export function isEnding({ state }: Phase): boolean {
  return state === 'closing' || state === 'closed';
}
