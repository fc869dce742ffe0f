import type { Core } from '../core.js';
import { publishOwn } from '../routing/deliver.js';

/** Publishes as the broker itself, and tells those who watch. */
export function publishWatched(
  core: Core,
  topic: string,
  payload: string | Buffer,
  { qos = 0, retain = false }: { readonly qos?: 0 | 1 | 2; readonly retain?: boolean } = {},
): void {
  if (core.isWatched) {
    const bytes = Buffer.from(payload as string);
    core.events.emit('publish', { clientId: undefined, topic, payload: bytes, qos, retain });
  }
  publishOwn(core, topic, payload, qos, retain);
}
