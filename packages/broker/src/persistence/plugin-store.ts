import type { Core } from '../core.js';
import type { ListenerState } from '../listeners/listener-state.js';
import type { PluginPersistence } from '../plugins/broker-plugin.js';
import { restoreSnapshot } from './restore.js';
import { takeSnapshot } from './snapshot.js';
import type { StateStore } from './state-store.js';

/** Has a plugin keep the broker's state. */
export class PluginStore implements StateStore {
  #savedAt: number;
  /** How much had been received by then. */
  #received = 0;

  constructor(
    private readonly core: Core,
    private readonly plugin: PluginPersistence,
  ) {
    this.#savedAt = core.clock.seconds();
  }

  get written(): string {
    return this.plugin.path;
  }

  /** A reload changes nothing of plugins. */
  follow(): void {}

  restore(listeners: readonly ListenerState[]): void {
    const { core } = this;
    const state = this.plugin.restore();
    if (!state) return;
    restoreSnapshot(core, state, listeners);
    core.log.write('information', `Restored ${core.retained.count} retained messages`);
    core.log.write('information', `Restored ${core.sessions.size} clients`);
  }

  async tick(): Promise<void> {
    const { clock, counters, changes } = this.core;
    const now = clock.seconds();
    if (now - this.#savedAt < this.plugin.interval) return;
    this.#savedAt = now;
    if (changes === 0 && counters.messagesReceived === this.#received) return;
    this.core.changes = 0;
    this.#received = counters.messagesReceived;
    await this.save();
  }

  async save(): Promise<Error | undefined> {
    try {
      this.plugin.save(takeSnapshot(this.core, 'everything'));
      return undefined;
    } catch (error) {
      this.core.log.write('error', `Error saving to ${this.written}: ${(error as Error).message}`);
      return error as Error;
    }
  }
}
