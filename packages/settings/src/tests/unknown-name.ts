import type { Text } from '@mosquitto-conf/config';
import { nearestWord } from '@mosquitto-conf/validator/internal';
import { testFileTexts as texts } from '../texts/test-file.js';

/** What a test file can name. */
export type NameKind = 'client' | 'bridge' | 'clientOrBridge' | 'plugin' | 'certificate';

/** `There is no client "bab". Did you mean "bob"?` */
export function unknown(of: NameKind, name: string, known: readonly string[]): Text {
  const kind = texts[of];
  const meant = nearestWord(name, known, Math.max(1, Math.floor(name.length / 3)));
  if (meant !== undefined) return texts.unknownButMeant({ kind, name, meant });
  if (known.length === 0) return texts.unknown({ kind, name });
  return texts.unknownButOf({ kind, name, known: known.slice(0, 10).join(', ') });
}
