import type { Text } from '@mosquitto-conf/config';
import { say } from '../language.js';

/** A comment of a configuration, an access file or a test file. */
export function comment(text: Text): string {
  return `# ${say(text)}`;
}
