import { type AccessScope, type Configuration, isLocalOnly, openedListeners } from '@mosquitto-conf/config';
import { type Door, openDoor } from './door.js';

export type { Door } from './door.js';

/**
 * The doors of a configuration, in its order.
 * @param localPorts where the local-only mode listens, if not at its usual port (listeners__start_local_only)
 */
export function openDoors(
  configuration: Configuration,
  access: readonly AccessScope[],
  localPorts: readonly number[] = [],
): Door[] {
  const listeners = openedListeners(configuration);
  const opened =
    isLocalOnly(configuration) && localPorts.length > 0
      ? localPorts.flatMap((port) => listeners.map((listener) => ({ ...listener, port })))
      : listeners;
  return opened.map((listener) => openDoor(configuration, listener, access));
}
