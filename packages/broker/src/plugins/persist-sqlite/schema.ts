import { TextError } from '@mosquitto-conf/config/internal';
import type { Database } from 'node-sqlite3-wasm';
import { startTexts } from '../../texts/start.js';

/** The tables of version 1.1 of the reference's schema, with their columns (create_tables). */
const tables = {
  base_msgs: [
    'store_id INT64 PRIMARY KEY',
    'expiry_time INT64',
    'topic STRING NOT NULL',
    'payload BLOB',
    'source_id STRING',
    'source_username STRING',
    'payloadlen INTEGER',
    'source_mid INTEGER',
    'source_port INTEGER',
    'qos INTEGER',
    'retain INTEGER',
    'properties STRING',
  ],
  retains: ['topic STRING PRIMARY KEY', 'store_id INT64'],
  clients: [
    'client_id TEXT PRIMARY KEY',
    'username TEXT',
    'connection_time INT64',
    'will_delay_time INT64',
    'session_expiry_time INT64',
    'listener_port INT',
    'max_packet_size INT',
    'max_qos INT',
    'retain_available INT',
    'session_expiry_interval INT',
    'will_delay_interval INT',
  ],
  subscriptions: [
    'client_id TEXT NOT NULL',
    'topic TEXT NOT NULL',
    'subscription_options INTEGER',
    'subscription_identifier INTEGER',
    'PRIMARY KEY (client_id, topic)',
  ],
  client_msgs: [
    'client_id TEXT NOT NULL',
    'cmsg_id INT64',
    'store_id INT64',
    'dup INTEGER',
    'direction INTEGER',
    'mid INTEGER',
    'qos INTEGER',
    'retain INTEGER',
    'state INTEGER',
    'subscription_identifier INTEGER',
  ],
  wills: [
    'client_id TEXT PRIMARY KEY',
    'payload BLOB',
    'topic STRING NOT NULL',
    'payloadlen INTEGER',
    'qos INTEGER',
    'retain INTEGER',
    'properties STRING',
  ],
  version_info: [
    'component TEXT NOT NULL',
    'major INTEGER NOT NULL',
    'minor INTEGER NOT NULL',
    'patch INTEGER NOT NULL',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The columns of a table, by name: in a database of an older version they have another order. */
export function columnsOf(table: keyof typeof tables): readonly string[] {
  return tables[table]
    .map((column) => column.slice(0, column.indexOf(' ')))
    .filter((name) => name !== 'PRIMARY');
}

const indexes = [
  'client_msgs_client_id ON client_msgs(client_id)',
  'client_msgs_store_id ON client_msgs(store_id,client_id)',
  'retains_storeid ON retains(store_id)',
];

/** A schema of a version that the reference does not know. */
export class UnknownSchema extends TextError {
  constructor(readonly version: string) {
    super(startTexts.schemaUnknown({ version }));
  }
}

/** The tables are not those of the reference: a column is missing, or one of them is something else. */
export class OtherTables extends TextError {
  /** @param logged the line of the reference */
  constructor(
    readonly logged: string,
    reason: string,
  ) {
    super(startTexts.tablesOther({ reason }));
  }
}

/**
 * Creates what is missing, and changes nothing where that is not enough.
 * @throws UnknownSchema
 * @throws OtherTables
 */
export function createTables(database: Database): void {
  database.exec('BEGIN');
  try {
    attempt(
      () => completeTables(database),
      (reason) => `Error creating tables: SQL logic error ${reason}`,
    );
    attempt(
      () => prepareAll(database),
      () => 'Error preparing statements: SQL logic error',
    );
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

function attempt(step: () => void, logged: (reason: string) => string): void {
  try {
    step();
  } catch (error) {
    const { message } = error as Error;
    throw isOfSchema.test(message) ? new OtherTables(logged(message), message) : error;
  }
}

/** The reference prepares all its statements, which name every column (prepare_statements). */
function prepareAll(database: Database): void {
  for (const name of Object.keys(tables) as (keyof typeof tables)[])
    database.prepare(insertInto(name)).finalize();
}

/** What SQLite says where a statement does not fit a table. */
const isOfSchema =
  /^no such (?:column|table)|has no column named|^cannot modify|^(?:views|table) .* (?:may not|already)/;

/** The statement that writes a row. */
export function insertInto(table: keyof typeof tables): string {
  const names = columnsOf(table);
  return `INSERT OR REPLACE INTO ${table} (${names.join(',')}) VALUES (${names.map(() => '?').join(',')})`;
}

function createTable(database: Database, name: keyof typeof tables): void {
  database.exec(`CREATE TABLE IF NOT EXISTS ${name} (${tables[name].join(',')})`);
}

function completeTables(database: Database): void {
  const { wills: _, ...always } = tables;
  for (const name of Object.keys(always) as (keyof typeof always)[]) createTable(database, name);
  addColumns(database);
  for (const index of indexes) database.exec(`CREATE INDEX IF NOT EXISTS ${index}`);
  const version = database.get(
    "SELECT major,minor,patch FROM version_info WHERE component = 'database_schema'",
  );
  if (!version) {
    createTable(database, 'wills');
    database.exec("INSERT INTO version_info VALUES ('database_schema',1,1,0)");
    return;
  }
  const { major, minor, patch } = version;
  if (major !== 1 || (minor !== 0 && minor !== 1)) throw new UnknownSchema(`${major}.${minor}.${patch}`);
  if (minor === 1) return;
  // Only version 1.0 gets the table for wills (create_tables_1_1).
  createTable(database, 'wills');
  database.exec("UPDATE version_info SET major=1, minor=1, patch=0 WHERE component = 'database_schema'");
}

/** Databases that were written before the schema had a version lack two columns. */
function addColumns(database: Database): void {
  const known = database.all('PRAGMA table_info(client_msgs)').map(({ name }) => name);
  for (const name of ['cmsg_id', 'subscription_identifier'])
    if (!known.includes(name)) database.exec(`ALTER TABLE client_msgs ADD COLUMN ${name} INT64`);
}
