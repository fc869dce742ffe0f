import { type Release, since } from './release.js';

/**
 * Whether what is saved at the end has no sessions: 1.4.13 removes all clients before it saves (main() in mosquitto.c). Retained
 * messages are saved, and so is everything while the broker runs.
 */
export function forgetsSessions(release: Release): boolean {
  return since(release, '1.4.13') && !since(release, '1.4.14');
}
