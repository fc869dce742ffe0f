import type { Message } from '../message.js';
import type { Delivery } from '../session/delivery.js';
import type { Incoming } from '../session/incoming.js';
import type { MessageObserver } from '../session/message-observer.js';
import type { PersistChange } from './changes.js';
import type { KeptState } from './model.js';
import { incomingState, outgoingState } from './stored-message.js';

/** What tells a plugin of the messages that sessions share. */
export interface MessageKeeper {
  /** Whether messages of QoS 0 that are queued are kept. */
  readonly keepsPlain: boolean;
  tell(change: PersistChange): void;
  /** One more refers to a message. @returns its number */
  hold(message: Message): bigint;
  /** One fewer does. */
  release(message: Message): void;
  /** The number of a message that is held. */
  numberOf(message: Message): bigint;
}

/** Tells a plugin what becomes of the messages of one session (plugin_persist__handle_client_msg_add and others). */
export class SessionRecorder implements MessageObserver {
  /** The messages that the plugin has, with their numbers. */
  readonly #numbers = new Map<Delivery | Incoming, number>();
  #last = 0;

  constructor(
    private readonly clientId: string,
    private readonly keeper: MessageKeeper,
  ) {}

  /** The plugin has it already. */
  adopt(one: Delivery | Incoming): void {
    this.#numbers.set(one, ++this.#last);
    this.keeper.hold(one.message);
  }

  /** The plugin keeps none of the messages any more. */
  forget(): void {
    for (const { message } of this.#numbers.keys()) this.keeper.release(message);
    this.#numbers.clear();
  }

  added(delivery: Delivery, isQueued: boolean): void {
    if (delivery.qos > 0 || this.keeper.keepsPlain) this.#add(delivery, outgoingState(delivery, isQueued));
  }

  changed(delivery: Delivery): void {
    this.#tell('client-message-update', delivery, outgoingState(delivery, false));
  }

  removed(delivery: Delivery): void {
    this.#remove(delivery, outgoingState(delivery, false));
  }

  received(messageId: number, message: Incoming): void {
    this.#add(message, incomingState(messageId, message));
  }

  released(messageId: number, message: Incoming): void {
    this.#remove(message, incomingState(messageId, message));
  }

  #add(one: Delivery | Incoming, message: KeptState): void {
    this.adopt(one);
    this.#tell('client-message-add', one, message);
  }

  #remove(one: Delivery | Incoming, message: KeptState): void {
    if (!this.#numbers.has(one)) return;
    this.#tell('client-message-delete', one, message);
    this.#numbers.delete(one);
    this.keeper.release(one.message);
  }

  #tell(
    type: 'client-message-add' | 'client-message-update' | 'client-message-delete',
    one: Delivery | Incoming,
    message: KeptState,
  ): void {
    const { clientId, keeper } = this;
    const number = this.#numbers.get(one);
    if (number === undefined) return;
    keeper.tell({
      type,
      clientId,
      message: { ...message, number, storeId: keeper.numberOf(one.message) },
    });
  }
}
