import type { Database } from 'node-sqlite3-wasm';
import type { PersistChange } from '../../persistence/changes.js';
import { statementsOf } from './change-statements.js';

/** Writes changes to a database, many in one transaction (persist_sqlite__tick_cb). */
export class ChangeWriter {
  readonly #prepared = new Map<string, ReturnType<Database['prepare']>>();

  constructor(private readonly database: Database) {}

  /** Writes a change, which is on disk once `commit` is called. */
  write(change: PersistChange): void {
    if (!this.database.inTransaction) this.database.exec('BEGIN');
    for (const [sql, ...values] of statementsOf(change, Math.floor(Date.now() / 1000))) {
      let statement = this.#prepared.get(sql);
      if (!statement) {
        statement = this.database.prepare(sql);
        this.#prepared.set(sql, statement);
      }
      statement.run(values);
    }
  }

  commit(): void {
    if (this.database.isOpen && this.database.inTransaction) this.database.exec('COMMIT');
  }

  close(): void {
    for (const statement of this.#prepared.values()) statement.finalize();
    this.#prepared.clear();
  }
}
