import type { EventEmitter } from 'node:events';
import type { Connection } from '../connection/connection.js';
import type { Core } from '../core.js';

/** Events that the short path of a message does not emit. */
const OBSERVING = ['decision', 'publish'] as const;

/**
 * Takes messages off their short path while a test listens to one of these events.
 * @param connections those that are open at the time
 */
export function watchMessages(core: Core, connections: () => Iterable<Connection>): void {
  const events = core.events as EventEmitter;
  const watch = (isWatched: boolean) => {
    core.isWatched = isWatched;
    for (const connection of connections()) connection.isWatched = isWatched;
  };
  const isObserving = (name: unknown) => OBSERVING.some((one) => one === name);
  // Emitted before the first listener is added, and after the last was removed.
  events.on('newListener', (name) => isObserving(name) && watch(true));
  events.on(
    'removeListener',
    (name) => isObserving(name) && watch(OBSERVING.some((one) => events.listenerCount(one) > 0)),
  );
}
