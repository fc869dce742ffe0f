import type { Configuration } from '@mosquitto-conf/config';
import { memoryLimit } from '@mosquitto-conf/config/directives';
import { keepaliveListBytes, TextError } from '@mosquitto-conf/config/internal';
import type { Core } from '../core.js';
import { startTexts } from '../texts/start.js';
import { memoryCosts } from './costs.js';
import { MemoryAccount } from './memory-account.js';

/** `memory_limit` leaves no room for what was restored. */
export class RestoredTooMuch extends TextError {
  override readonly name = 'RestoredTooMuch';

  constructor(limit: number, used: number) {
    super(startTexts.restoredTooMuch({ limit, used }));
  }
}

/** Keeps the broker's account of its memory, where a limit is in force. */
export class MemoryLimit {
  /** @param onExhausted called with the limit when there is no room for a hash table, which ends the target */
  constructor(
    private readonly core: Core,
    private readonly onExhausted: (limit: number) => void,
  ) {}

  /** Follows what is in force at the start and after a reload. What is kept by then counts. */
  follow(configuration: Configuration): void {
    const { core } = this;
    const { retained, subscriptions, sessions, memory: before } = core;
    const limit = Math.max(0, configuration.settings.get(memoryLimit));
    if (limit === (before?.limit ?? 0)) return;
    if (before) {
      before.end();
      retained.unobserve(before);
    }
    core.memory = undefined;
    subscriptions.observer = undefined;
    if (limit === 0) return;
    const costs = memoryCosts(configuration.release);
    const fixed = costs.idle + keepaliveListBytes(configuration);
    const memory = new MemoryAccount(limit, fixed, costs, this.onExhausted);
    for (const message of retained) memory.retainedSet(message, undefined);
    for (const session of sessions.values()) {
      memory.watch(session);
      for (const { filter } of session.subscriptions.values()) memory.subscribed(filter);
    }
    retained.observe(memory);
    subscriptions.observer = memory;
    core.memory = memory;
  }

  /** @throws RestoredTooMuch if there is no room for what was restored (persist__restore) */
  checkRestored(): void {
    const { memory, sessions, retained } = this.core;
    if (!memory || memory.used <= memory.limit) return;
    if (sessions.size + retained.count > 0) throw new RestoredTooMuch(memory.limit, memory.used);
  }
}
