import type { Message } from '../message.js';
import type { Session, Subscription } from '../session/session.js';
import type { KeptClient, PersistChange } from './changes.js';
import { type MessageKeeper, SessionRecorder } from './session-recorder.js';
import { storedMessage } from './stored-message.js';

/** Tells a plugin each change of what it keeps, as the broker of 2.1 does (plugin_persist.c). */
export class ChangeRecorder implements MessageKeeper {
  /** The messages that the plugin has, and how many sessions and retained topics refer to each. */
  readonly #held = new Map<Message, { readonly number: bigint; count: number }>();
  readonly #sessions = new Map<Session, SessionRecorder>();
  /** The clients whose wills the plugin has. */
  readonly #wills = new Set<string>();
  #last = 0n;

  /**
   * @param tell tells the plugin
   * @param mayKeepPlain whether messages of QoS 0 are kept that are queued
   */
  constructor(
    readonly tell: (change: PersistChange) => void,
    private readonly mayKeepPlain: () => boolean,
  ) {}

  get keepsPlain(): boolean {
    return this.mayKeepPlain();
  }

  /** The plugin has a message, and what refers to it follows. */
  adoptMessage(message: Message, number: bigint): void {
    this.#held.set(message, { number, count: 0 });
    if (number > this.#last) this.#last = number;
  }

  /** The plugin has a retained message. */
  adoptRetained(message: Message): void {
    if (!message.topic.startsWith('$')) this.hold(message);
  }

  /** The plugin has a session with its messages. */
  adoptSession(session: Session): void {
    const recorder = this.#observe(session);
    for (const [, incoming] of session.inbox.entries()) recorder.adopt(incoming);
    for (const { delivery } of session.outbox) recorder.adopt(delivery);
  }

  /** The plugin has the will of a client. */
  adoptWill(clientId: string): void {
    this.#wills.add(clientId);
  }

  /** A session begins or is resumed (connect__on_authorised). */
  entered(session: Session): void {
    const isKept = session.expiryInterval > 0 && !(session.bridge && session.cleanStart);
    if (this.#sessions.has(session)) this.#update(session);
    else if (isKept) this.#add(session);
    if (session.will) this.#setWill(session, session.will.message);
    else this.willGone(session);
  }

  /** A connection has ended (session_expiry__add, or plugin_persist__handle_client_delete). */
  left(session: Session): void {
    if (session.expiryInterval === 0) {
      this.removed(session);
      return;
    }
    if (this.#sessions.has(session)) this.#update(session);
    if (!session.will) this.willGone(session);
  }

  /** A session is gone, with everything that it has (plugin_persist__handle_client_delete). */
  removed(session: Session): void {
    this.willGone(session);
    const recorder = this.#sessions.get(session);
    if (!recorder) return;
    this.tell({ type: 'client-delete', clientId: session.clientId });
    this.#sessions.delete(session);
    session.unobserve(recorder);
    recorder.forget();
  }

  /** Nothing that follows is kept. */
  end(): void {
    for (const [session, recorder] of this.#sessions) session.unobserve(recorder);
  }

  /** A client has no will any more. */
  willGone({ clientId }: Pick<Session, 'clientId'>): void {
    if (this.#wills.delete(clientId)) this.tell({ type: 'will-delete', clientId });
  }

  /** @param key the filter, with the group of a shared subscription */
  subscribed(session: Session, key: string, subscription: Subscription): void {
    if (!this.#sessions.has(session)) return;
    const { qos, identifier, noLocal, retainAsPublished, retainHandling } = subscription;
    this.tell({
      type: 'subscription-add',
      clientId: session.clientId,
      subscription: { filter: key, qos, identifier, noLocal, retainAsPublished, retainHandling },
    });
  }

  unsubscribed(session: Session, key: string): void {
    // Those of a bridge are in its configuration.
    if (session.bridge || !this.#sessions.has(session)) return;
    this.tell({ type: 'subscription-delete', clientId: session.clientId, filter: key });
  }

  /** A message is retained, in the place of another (retain__store). */
  retainedSet(message: Message, before: Message | undefined): void {
    const { topic } = message;
    if (topic.startsWith('$')) return;
    this.tell({ type: 'retained-set', topic, storeId: this.hold(message) });
    if (before) this.release(before);
  }

  /** A retained message is removed, or has expired. */
  retainedRemoved(message: Message): void {
    const { topic } = message;
    if (topic.startsWith('$')) return;
    this.tell({ type: 'retained-delete', topic });
    this.release(message);
  }

  hold(message: Message): bigint {
    let held = this.#held.get(message);
    if (!held) {
      held = { number: ++this.#last, count: 0 };
      this.#held.set(message, held);
      this.tell({ type: 'base-message-add', message: { ...storedMessage(message), storeId: held.number } });
    }
    held.count++;
    return held.number;
  }

  release(message: Message): void {
    const held = this.#held.get(message);
    if (!held || --held.count > 0) return;
    this.#held.delete(message);
    this.tell({ type: 'base-message-delete', storeId: held.number });
  }

  numberOf(message: Message): bigint {
    return this.#held.get(message)?.number ?? 0n;
  }

  #add(session: Session): void {
    this.tell({ type: 'client-add', client: keptClient(session) });
    this.#observe(session);
  }

  #update(session: Session): void {
    this.tell({ type: 'client-update', client: keptClient(session) });
  }

  #setWill({ clientId }: Session, message: Message): void {
    this.#wills.add(clientId);
    this.tell({ type: 'will-add', clientId, message: storedMessage(message) });
  }

  #observe(session: Session): SessionRecorder {
    const recorder = new SessionRecorder(session.clientId, this);
    this.#sessions.set(session, recorder);
    session.observe(recorder);
    return recorder;
  }
}

function keptClient(session: Session): KeptClient {
  const { clientId, username, listener, connection, expiryInterval, expiresAt, will, willAt } = session;
  return {
    clientId,
    username,
    listenerPort: listener?.port ?? 0,
    expiryInterval,
    expiresAt,
    willDelay: will?.delay ?? 0,
    willAt,
    maximumPacketSize: connection?.maximumPacketSize ?? 0,
    maxQos: listener?.maxQos ?? 2,
  };
}
