import type { Message } from '../message.js';

/** A QoS 2 message that the client has not released yet. */
export interface Incoming {
  readonly message: Message;
  dup: number;
  /** Who has the message already, where a client sent it again with QoS 1 (handle__publish). */
  reached?: Set<object>;
  /** Whether the client has no PUBREC yet: there was no room for the message. */
  isQueued: boolean;
}
