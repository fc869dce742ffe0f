import type { ListenerState } from './listener-state.js';

/**
 * The library for a listener with WebSockets. It is loaded with the first of them: few tests have one, and with what it
 * needs of Node it takes longer than the rest of a start.
 * @returns undefined for any other listener
 */
export async function loadWebsockets({ isWeb }: ListenerState) {
  return isWeb ? import('ws') : undefined;
}
