import { type Release, since } from '../release.js';

/** How a release counts the connections of a listener for `max_connections`. */
export interface ConnectionCounting {
  /** Whether there is a limit. Up to 1.4.10, and from 1.6.5 to 2.0.22, WebSockets clients are not limited (websockets.c). */
  readonly isLimited: boolean;
  /**
   * From 1.5.6 to 2.0.11 a connection is counted down when it is closed and again when its session ends, so that more may connect
   * (net__socket_close).
   */
  readonly endsTwice: boolean;
  /** From 1.4.11 to 1.6.4 a WebSockets client that is refused stays counted until a restart (websockets.c). */
  readonly keepsRefused: boolean;
}

/** How a release counts the connections of a listener. */
export function connectionCounting(release: Release, isWeb: boolean): ConnectionCounting {
  const keepsRefused = isWeb && since(release, '1.4.11') && !since(release, '1.6.5');
  return {
    isLimited: !isWeb || keepsRefused || since(release, '2.1'),
    endsTwice: since(release, '1.5.6') && !since(release, '2.0.12'),
    keepsRefused,
  };
}
