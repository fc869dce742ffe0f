import type { Broker } from '@mosquitto-conf/broker';
import { write } from '@mosquitto-conf/config';
import { memoryLimit } from '@mosquitto-conf/config/directives';
import { resultTexts } from '../texts/results.js';
import { lineOf } from './reason.js';
import type { Reason } from './result.js';
import type { Setup } from './setup.js';

/** Notes which clients a broker disconnects because of `memory_limit`: no packet tells them so. */
export class MemoryShortage {
  readonly #clients = new Set<string>();
  /** Whether the broker has ended. */
  #isExhausted = false;

  watch({ events }: Broker): void {
    events.on('connect', ({ clientId }) => this.#clients.delete(clientId));
    events.on('disconnect', ({ clientId, reason }) => {
      if (reason === 'no-memory') this.#clients.add(clientId);
    });
    events.on('exhausted', () => {
      this.#isExhausted = true;
    });
  }

  /** The reason why a client's connection is closed; undefined where it is another one. */
  reason(clientId: string, broker: Broker | undefined, setup: Setup): Reason | undefined {
    if (!this.#isExhausted && !this.#clients.has(clientId)) return undefined;
    const place = broker?.configuration.settings.setting(memoryLimit)?.place;
    return { text: write(resultTexts.outOfMemory, setup.language), line: place && lineOf(place, setup) };
  }
}
