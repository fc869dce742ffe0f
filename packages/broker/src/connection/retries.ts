import type { Core } from '../core.js';
import { PacketType } from '../packets/codes.js';
import type { Delivery } from '../session/delivery.js';
import type { Incoming } from '../session/incoming.js';
import { acknowledge } from './acknowledge.js';
import type { Connection } from './connection.js';

/** An answer that a client owes: to which packet, and when it was first seen to be missing, in seconds since 1970. */
interface Owed {
  readonly state: string;
  readonly since: number;
}

/** A packet that is not answered, and how it is sent again. */
interface Unanswered {
  readonly packet: Delivery | Incoming;
  readonly state: string;
  readonly repeat: () => void;
}

/**
 * Sends packets of QoS 1 and 2 again on an open connection that are not answered for `retry_interval`, as releases before 1.5
 * do (mqtt3_db_message_timeout_check). The setting is 0 in others.
 */
export class Retries {
  readonly #owed = new WeakMap<Delivery | Incoming, Owed>();

  constructor(
    private readonly core: Core,
    private readonly connections: () => Iterable<Connection>,
  ) {}

  /** When there is something to do next, in milliseconds since 1970; Infinity for never. */
  get dueAt(): number {
    let due = Number.POSITIVE_INFINITY;
    for (const one of this.#unanswered()) {
      const owed = this.#owedFor(one);
      const seconds = owed
        ? owed.since + this.core.settings.retryInterval + 1
        : this.core.clock.seconds() + 1;
      due = Math.min(due, seconds * 1000);
    }
    return due;
  }

  /** To be called once a second. */
  tick(): void {
    const now = this.core.clock.seconds();
    for (const one of [...this.#unanswered()]) {
      const owed = this.#owedFor(one);
      if (owed && owed.since >= now - this.core.settings.retryInterval) continue;
      if (owed) one.repeat();
      this.#owed.set(one.packet, { state: one.state, since: now });
    }
  }

  #owedFor({ packet, state }: Unanswered): Owed | undefined {
    const owed = this.#owed.get(packet);
    return owed?.state === state ? owed : undefined;
  }

  *#unanswered(): Iterable<Unanswered> {
    if (this.core.settings.retryInterval === 0) return;
    for (const connection of this.connections()) {
      const { phase } = connection;
      if (phase.state !== 'active') continue;
      const { outbox, inbox } = phase.session;
      for (const { delivery, queued } of outbox)
        if (!queued && delivery.state !== 'publish' && delivery.state !== 'released')
          yield {
            packet: delivery,
            state: delivery.state,
            repeat: () => outbox.repeat(delivery, connection),
          };
      for (const [id, incoming] of inbox.entries()) {
        if (incoming.isQueued) continue;
        yield {
          packet: incoming,
          state: 'pubrel',
          repeat: () => acknowledge(connection, PacketType.PUBREC, id),
        };
      }
    }
  }
}
