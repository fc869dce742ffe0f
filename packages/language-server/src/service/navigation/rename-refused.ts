import { TextError } from '@mosquitto-conf/config/internal';

/** Why a symbol cannot be renamed, in one sentence. */
export class RenameRefused extends TextError {
  override readonly name = 'RenameRefused';
}
