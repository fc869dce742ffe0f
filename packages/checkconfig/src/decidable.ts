import type { Analysis, ListenerPolicy } from '@mosquitto-conf/config';
import { UsageError } from './failure.js';
import { displayPath, type Input } from './read-input.js';
import { commonTexts } from './texts/common.js';
import { decidableTexts } from './texts/decidable.js';

/** @throws UsageError where no client can connect, as the broker does not run */
export function mustStart({ stop, configuration }: Analysis, { path }: Input): void {
  if (configuration.files.length === 0) throw new UsageError(commonTexts.unread({ path }));
  if (!stop) return;
  const release = configuration.release.name;
  throw new UsageError(decidableTexts.doesNotStart({ path, release, reason: stop.message }));
}

/** @throws UsageError where a file that decides is not here: any answer would be a guess */
export function mustBeRead(policy: ListenerPolicy, input: Input): void {
  for (const key of ['passwords', 'acl', 'psk'] as const) {
    const file = policy[key];
    if (!file || file.file) continue;
    const { path, place, directive } = file;
    const where = `${displayPath(input, place.file)}:${place.line}`;
    throw new UsageError(decidableTexts.decides({ path, directive, where }));
  }
}
