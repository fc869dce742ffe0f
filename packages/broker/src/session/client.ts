import type { Version } from '../packets/codes.js';
import type { Fault } from '../packets/fault.js';
import type { Sender } from './outbox.js';

/** What sessions and routing need of a connected client. */
export interface Client extends Sender {
  readonly version: Version;
  /** Where it connects from. */
  readonly address: string;
  /**
   * Whether a PUBLISH of QoS 0 goes to it just as it was received: it has sent a CONNECT that was accepted, knows no topic
   * aliases, accepts any size, and its listener has no mount point.
   */
  readonly takesPlain: boolean;
  /** The largest packet that it accepts; 0 for any. */
  readonly maximumPacketSize: number;
  /** How many packets wait for the client to read what was sent before. */
  readonly unsent: number;
  /** Whether a test observes or alters each of its messages. */
  readonly isWatched: boolean;
  /** Sends a whole packet. */
  sendPacket(packet: Buffer): void;
  /** Sends the packet between two offsets of a buffer, without a copy unless it has to wait. */
  sendStretch(source: Buffer, start: number, end: number): void;
  /**
   * Ends the connection.
   * @param fault undefined after a DISCONNECT of the client
   */
  close(fault?: Fault): void;
}
