import { type TextValue, write } from '@mosquitto-conf/config';
import { TextError } from '@mosquitto-conf/config/internal';
import { startTexts } from '../texts/start.js';

/** A file that is not a database, or is damaged. */
export class DatabaseError extends TextError {
  override readonly name = 'DatabaseError';
  /** What should be there, in English. */
  readonly expected: string;
  /** What is there instead. */
  readonly found: string;

  /**
   * @param offset where in the file something is wrong
   * @param expected what should be there
   * @param found what is there instead
   */
  constructor(
    readonly offset: number,
    expected: TextValue,
    found: TextValue,
  ) {
    super(startTexts.databaseDamaged({ expected, offset, found }));
    this.expected = inEnglish(expected);
    this.found = inEnglish(found);
  }
}

function inEnglish(value: TextValue): string {
  return typeof value === 'object' ? write(value) : String(value);
}
