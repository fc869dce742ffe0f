import type { Text } from '@mosquitto-conf/config';
import { TextError } from '@mosquitto-conf/config/internal';

/** A plugin does not start, and the release ends with a code of its own. */
export class PluginRefused extends TextError {
  constructor(
    text: Text,
    readonly exitCode: number,
  ) {
    super(text);
  }
}
