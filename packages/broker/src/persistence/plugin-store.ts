import type { Core } from '../core.js';
import type { ListenerState } from '../listeners/listener-state.js';
import { Message } from '../message.js';
import type { PluginPersistence } from '../plugins/broker-plugin.js';
import { publish } from '../routing/deliver.js';
import { expiryOf } from '../session/session.js';
import { expireSessions } from '../session/sessions.js';
import { ChangeRecorder } from './change-recorder.js';
import type { PersistChange } from './changes.js';
import type { Database, StoredMessage, StoredWill } from './model.js';
import { restoreSnapshot } from './restore.js';
import type { StateStore } from './state-store.js';

/** Has a plugin keep the broker's state: it is notified of each change. */
export class PluginStore implements StateStore {
  #recorder: ChangeRecorder | undefined;
  /** Why the plugin has not kept something since the last `flush`. */
  #failure: Error | undefined;
  /** What the log said last of a failure, while nothing has succeeded since. */
  #logged: string | undefined;

  constructor(
    private readonly core: Core,
    private readonly plugin: PluginPersistence,
  ) {}

  readonly isOn = true;

  get written(): string {
    return this.plugin.path;
  }

  /** A reload changes nothing of plugins. */
  follow(): void {}

  restore(listeners: readonly ListenerState[]): void {
    const { core } = this;
    const recorder = new ChangeRecorder(
      (change) => this.#tell(change),
      () => core.settings.queueQos0,
    );
    const state = this.plugin.restore();
    if (state) this.#adopt(recorder, state, restoreSnapshot(core, state, listeners, 'plugin'));
    this.#recorder = recorder;
    core.recorder = recorder;
    core.retained.observe(recorder);
    if (!state) return;
    core.log.write('information', `Restored ${core.retained.count} retained messages`);
    core.log.write('information', `Restored ${core.sessions.size} clients`);
    for (const will of state.wills ?? []) this.#restoreWill(will, state);
    // What has expired meanwhile goes now, so that the plugin is told (session_expiry__check, retain__expire).
    expireSessions(core);
    core.retained.expire(core.clock.seconds());
  }

  /** The plugin decides itself when it writes. */
  tick(): void {}

  async save(atShutdown: boolean): Promise<Error | undefined> {
    if (atShutdown) this.#end();
    try {
      this.plugin.flush();
    } catch (error) {
      this.#failed(error as Error);
    }
    const failure = this.#failure;
    this.#failure = undefined;
    if (!failure) this.#logged = undefined;
    return failure;
  }

  #adopt(
    recorder: ChangeRecorder,
    { wills = [] }: Database,
    known: ReadonlyMap<StoredMessage, Message>,
  ): void {
    const { core } = this;
    for (const [{ storeId }, message] of known)
      if (storeId !== undefined) recorder.adoptMessage(message, storeId);
    for (const message of core.retained) recorder.adoptRetained(message);
    for (const session of core.sessions.values()) recorder.adoptSession(session);
    for (const { clientId } of wills) recorder.adoptWill(clientId);
  }

  /**
   * The will of a client that was connected when the broker was killed is published now, unless it is delayed; that of a session
   * waits for the client (will_restore).
   */
  #restoreWill({ clientId, message, delay }: StoredWill, { sessions }: Database): void {
    const { core } = this;
    const { topic, payload, qos, retain, properties } = message;
    const will = new Message(topic, payload, qos, retain, properties, 0, undefined);
    const session = core.sessions.get(clientId);
    const wasConnected = sessions.find((one) => one.clientId === clientId)?.expiresAt === 0;
    if (session && (delay > 0 || !wasConnected)) {
      session.will = { message: will, delay, expiry: undefined };
      return;
    }
    this.#recorder?.willGone({ clientId });
    publish(core, will, undefined);
  }

  /** The broker ends: sessions of connected clients last from now on, and what follows is not kept (session_expiry__add). */
  #end(): void {
    const { core } = this;
    const now = core.clock.seconds();
    for (const session of core.sessions.values()) {
      if (!session.connection || session.bridge || session.expiryInterval === 0) continue;
      session.expiresAt = expiryOf(core, session.expiryInterval, now);
      this.#recorder?.left(session);
    }
    if (this.#recorder) core.retained.unobserve(this.#recorder);
    this.#recorder?.end();
    this.#recorder = undefined;
    core.recorder = undefined;
  }

  #tell(change: PersistChange): void {
    try {
      this.plugin.change(change);
    } catch (error) {
      this.#failed(error as Error);
    }
  }

  /** Logs a failure, but not again and again the same. */
  #failed(error: Error): void {
    this.#failure = error;
    if (this.#logged === error.message) return;
    this.#logged = error.message;
    this.core.log.write('error', `Error saving to ${this.written}: ${error.message}`);
  }
}
