import { Message } from '../message.js';
import type { PluginMessage } from '../plugins/broker-plugin.js';
import type { EndpointPlugins, MessageOutcome } from '../plugins/endpoint-plugins.js';
import { pluginClient } from '../plugins/plugin-client.js';
import { awaitAnswer, type Delivery, markSent } from '../session/delivery.js';
import type { Sender } from '../session/outbox.js';
import type { Session } from '../session/session.js';
import { isEnding, type Phase } from './phase.js';
import { type MessageReceiver, sendDelivery } from './send-delivery.js';

/** A connection whose messages plugins see. */
interface SeenReceiver extends MessageReceiver, Sender {
  readonly phase: Phase;
}

/** A message that waits for a plugin. */
interface Waiting {
  /** The one of the session. */
  readonly delivery: Delivery;
  /** As it was before it had to wait. */
  readonly unsent: Delivery;
}

/**
 * Sends the messages of one connection as plugins want them (send__publish), in their order: while one waits for a plugin, so do those
 * after it. A message that a plugin denies is not sent, and of QoS 1 and 2 the broker waits for its acknowledgement all the same.
 */
export class PluginOutlet {
  readonly #waiting: Waiting[] = [];

  constructor(
    private readonly connection: SeenReceiver,
    private readonly plugins: EndpointPlugins,
    private readonly session: Session,
  ) {}

  /** How many messages wait for a plugin. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** @returns what `sendDelivery` does; true for a message that waits */
  send(delivery: Delivery): boolean {
    // A PUBREL is not shown to plugins.
    if (delivery.state === 'released') return sendDelivery(this.connection, delivery);
    if (this.#waiting.length > 0) {
      this.#wait(delivery);
      return true;
    }
    const outcome = this.#ask(delivery);
    if (!(outcome instanceof Promise)) return this.#send(delivery, delivery, outcome);
    this.#wait(delivery);
    this.#sendLater(outcome);
    return true;
  }

  #wait(delivery: Delivery): void {
    this.#waiting.push({ delivery, unsent: { ...delivery } });
    awaitAnswer(delivery);
  }

  /** @param first what becomes of the first message that waits */
  async #sendLater(first: Promise<MessageOutcome>): Promise<void> {
    let outcome: MessageOutcome | Promise<MessageOutcome> = first;
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      const decided: MessageOutcome = await outcome;
      const { connection, session } = this;
      if (isEnding(connection.phase)) return;
      const { delivery, unsent } = next;
      const isSent = this.#send(delivery, unsent, decided);
      this.#waiting.shift();
      const { core } = connection;
      if (!isSent && delivery.qos > 0)
        session.outbox.settle(delivery, connection, core.settings, core.clock.seconds());
      const following = this.#waiting[0];
      if (following) outcome = this.#ask(following.unsent);
    }
  }

  #ask({ message, qos, retain }: Delivery): MessageOutcome | Promise<MessageOutcome> {
    const { topic, payload, properties } = message;
    return this.plugins.messageOut(pluginClient(this.session), { topic, payload, properties, qos, retain });
  }

  /** @param unsent the delivery as it is to be sent, but for what plugins change */
  #send(delivery: Delivery, unsent: Delivery, outcome: MessageOutcome): boolean {
    const { connection } = this;
    if (typeof outcome === 'string') this.#logRefusal(unsent, outcome);
    else if (!sendDelivery(connection, changedBy(outcome, unsent))) return false;
    markSent(delivery);
    return true;
  }

  #logRefusal(
    { message: { topic, payload }, qos, retain }: Delivery,
    reason: 'deny' | 'quota-exceeded',
  ): void {
    const { core, name } = this.connection;
    if (reason === 'quota-exceeded') {
      core.log.write('debug', `Rejected PUBLISH to ${name}, quota exceeded.`);
      return;
    }
    core.log.write(
      'debug',
      `Denied PUBLISH to ${name} (q${qos}, r${retain ? 1 : 0}, '${topic}', ... (${payload.length} bytes))`,
    );
  }
}

/** A delivery with what plugins have made of its message. */
function changedBy({ topic, payload, properties, qos, retain }: PluginMessage, delivery: Delivery): Delivery {
  const { message } = delivery;
  const { expiresAt, source } = message;
  const changed = new Message(topic, payload, qos, message.retain, properties, expiresAt, source);
  return { ...delivery, message: changed, qos, retain };
}
