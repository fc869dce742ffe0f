import type { EventEmitter } from 'node:events';
import type { Core } from '../core.js';

/** Events that the short path of a message does not tell. */
const CLOSE = ['decision', 'publish'] as const;

/** Takes messages off their short path as long as somebody wants to see each of them. */
export function watchClosely(core: Core): void {
  const events = core.events as EventEmitter;
  const watch = (isWatched: boolean) => {
    core.isWatched = isWatched;
    for (const connection of core.connections) connection.isWatched = isWatched;
  };
  const isClose = (name: unknown) => CLOSE.some((one) => one === name);
  // Told before the first is there, and after the last has gone.
  events.on('newListener', (name) => isClose(name) && watch(true));
  events.on(
    'removeListener',
    (name) => isClose(name) && watch(CLOSE.some((one) => events.listenerCount(one) > 0)),
  );
}
