import { TextError } from '@mosquitto-conf/config/internal';
import { startTexts } from '../texts/start.js';

/** A file that is not a database, or is damaged. */
export class DatabaseError extends TextError {
  override readonly name = 'DatabaseError';

  /**
   * @param offset where in the file something is wrong
   * @param expected what should be there
   * @param found what is there instead
   */
  constructor(
    readonly offset: number,
    readonly expected: string,
    readonly found: string,
  ) {
    super(startTexts.databaseDamaged({ expected, offset, found }));
  }
}
