/** A file that is not a database, or is damaged. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';

  /**
   * @param offset where in the file something is wrong
   * @param expected what should stand there
   * @param found what is there instead
   */
  constructor(
    readonly offset: number,
    readonly expected: string,
    readonly found: string,
  ) {
    super(`The database is damaged: expected ${expected} at byte ${offset}, found ${found}.`);
  }
}
