import { readBounded } from '@mosquitto-conf/config/node';
import { UsageError } from '../failure.js';
import { whyUnread } from '../read-input.js';
import { readInputTexts } from '../texts/read-input.js';

/**
 * What a file holds that is to be written.
 * @param unread the sentence that says that it cannot be read
 * @throws UsageError for a folder, a pipe, and what cannot be read
 */
export function readToReplace(
  path: string,
  unread: typeof readInputTexts.unread = readInputTexts.unread,
): Uint8Array {
  try {
    return readBounded(path);
  } catch (error) {
    throw new UsageError(unread({ path, reason: whyUnread(error) }));
  }
}
