import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import sqlite from 'node-sqlite3-wasm';
import { afterAll, describe, expect, it } from 'vitest';
import { type BrokerOptions, startBrokerFrom } from '../../src/index.js';
import { propertiesFromJson, propertiesToJson } from '../../src/plugins/persist-sqlite/property-json.js';
import { client, nextMessage } from '../support/boot.js';
import { when } from '../support/when.js';

const folder = mkdtempSync(join(tmpdir(), 'persist-sqlite-'));
afterAll(() => rmSync(folder, { recursive: true }));
const configuration = join(folder, 'mosquitto.conf');
let count = 0;

/** A configuration with a database of its own. */
function place(options = ''): string {
  const database = join(folder, `${++count}.db`);
  writeFileSync(
    configuration,
    `listener 1883\nallow_anonymous true\nplugin /usr/lib/mosquitto_persist_sqlite.so\nplugin_opt_db_file ${database}\n${options}`,
  );
  return database;
}

function start(options: BrokerOptions & { target?: string } = {}) {
  return startBrokerFrom(configuration, { ports: 'ephemeral', persistence: 'in-place', ...options });
}

/** Leaves behind a session of 5.0 with subscriptions and messages, and retained messages. */
async function fill(): Promise<void> {
  await using broker = await start();
  const keeper = client(broker, {
    clientId: 'keeper',
    protocolVersion: 5,
    clean: true,
    properties: { sessionExpiryInterval: 1000 },
  });
  await keeper.subscribeAsync('a/#', { qos: 2, nl: true, properties: { subscriptionIdentifier: 7 } });
  await keeper.subscribeAsync('$share/g/c', { qos: 1 });
  await keeper.endAsync();
  const one = client(broker, { clientId: 'one', protocolVersion: 5 });
  const properties = { userProperties: { k: 'v' }, contentType: 'text', correlationData: Buffer.from('xyz') };
  await one.publishAsync('a/b', 'hello', { qos: 2, properties });
  await one.publishAsync('kept', 'old', { qos: 1, retain: true });
  await one.publishAsync('kept', 'new', { qos: 1, retain: true });
  await one.endAsync();
}

describe('mosquitto_persist_sqlite', () => {
  it('restores sessions, subscriptions, messages and retained messages', async () => {
    place();
    await fill();
    await using broker = await start();
    expect(broker.retained).toMatchObject([{ topic: 'kept', payload: Buffer.from('new') }]);
    expect(broker.subscriptions).toMatchObject([
      { filter: 'a/#', qos: 2 },
      { filter: '$share/g/c', qos: 1 },
    ]);
    const keeper = client(broker, { clientId: 'keeper', protocolVersion: 5, clean: false });
    const [topic, payload, packet] = await nextMessage(keeper);
    expect([topic, `${payload}`, packet.qos]).toEqual(['a/b', 'hello', 2]);
    expect(packet.properties).toMatchObject({
      subscriptionIdentifier: 7,
      contentType: 'text',
      correlationData: Buffer.from('xyz'),
    });
    expect({ ...packet.properties?.userProperties }).toEqual({ k: 'v' });
    keeper.end(true);
  });

  it('writes what the reference reads: its tables, and no write-ahead log that is left', async () => {
    const path = place();
    await fill();
    expect([existsSync(`${path}-wal`), existsSync(`${path}.lock`)]).toEqual([false, false]);
    const database = new sqlite.Database(path);
    database.exec('PRAGMA locking_mode=EXCLUSIVE');
    const one = (sql: string) => database.get(sql);
    expect(one('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' });
    expect(one('SELECT * FROM version_info')).toEqual({
      component: 'database_schema',
      major: 1,
      minor: 1,
      patch: 0,
    });
    expect(one('SELECT * FROM clients')).toMatchObject({
      client_id: 'keeper',
      session_expiry_interval: 1000,
      max_qos: 2,
      retain_available: 1,
      max_packet_size: 0,
    });
    expect(one("SELECT * FROM subscriptions WHERE topic = 'a/#'")).toMatchObject({
      subscription_options: 6,
      subscription_identifier: 7,
    });
    expect(
      one(
        'SELECT c.state, c.direction, c.qos, b.topic, b.source_id, b.source_mid > 0 AS has_id FROM client_msgs c, base_msgs b USING (store_id)',
      ),
    ).toEqual({
      state: 11,
      direction: 1,
      qos: 2,
      topic: 'a/b',
      source_id: 'one',
      has_id: 1,
    });
    database.close();
  });

  it('reads what 2.1.2 has written', async () => {
    const path = place();
    await (await start()).close();
    const database = new sqlite.Database(path);
    database.exec('PRAGMA locking_mode=EXCLUSIVE');
    for (const row of WRITTEN) database.exec(`INSERT INTO ${row}`);
    database.close();
    await using broker = await start();
    // What looks like a number is one in a column of type STRING.
    expect(broker.retained.map(({ topic, payload }) => `${topic} ${payload}`)).toEqual([
      '123 number',
      'b bee',
    ]);
    expect(broker.sessions).toMatchObject([
      { clientId: 'keeper', expiryInterval: 1000 },
      { clientId: 'old', expiryInterval: Number.POSITIVE_INFINITY },
    ]);
    expect(broker.subscriptions).toMatchObject([
      { clientId: 'keeper', filter: 'a/#', qos: 2, identifier: 7 },
      { clientId: 'old', filter: 'b', qos: 1 },
      { clientId: 'old', filter: '$share/g/c', qos: 1 },
    ]);
    expect(broker.queue('keeper')).toMatchObject([{ topic: 'a/b', qos: 2, messageId: 1, state: 'queued' }]);
    expect(broker.queue('old')).toMatchObject([{ topic: 'b', qos: 1, messageId: 1, state: 'queued' }]);
  });

  it('works on a copy, in a folder that may be kept', async () => {
    const path = place();
    await fill();
    const before = readFileSync(path);
    const workingFolder = mkdtempSync(join(folder, 'work-'));
    for (const expected of [1, 2]) {
      await using broker = await start({ persistence: true, workingFolder });
      expect(broker.retained).toHaveLength(expected);
      broker.publish('more', 'x', { retain: true });
      expect(broker.database).toBe(join(workingFolder, `${count}.db`));
    }
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('is neither read nor written by default', async () => {
    const path = place();
    await fill();
    await using broker = await start({ persistence: false });
    expect([broker.retained, broker.database]).toEqual([[], undefined]);
    expect(existsSync(`${path}-wal`)).toBe(false);
  });

  it('saves as often as `flush_period` says, if there is anything new', async () => {
    const path = place('plugin_opt_flush_period 60\n');
    await using broker = await start();
    const size = () => readFileSync(path).length + readFileSync(`${path}-wal`).length;
    const empty = size();
    const one = client(broker, { clientId: 'one' });
    await when(one, 'connect');
    await one.publishAsync('a', 'x', { retain: true, qos: 1 });
    broker.clock.advance(30);
    expect(size()).toBe(empty);
    broker.clock.advance(31);
    const full = size();
    expect(full).toBeGreaterThan(empty);
    one.end(true);
  });

  it('has the sessions of connected clients expire after the broker has ended', async () => {
    const path = place();
    const broker = await start();
    const properties = { sessionExpiryInterval: 60 };
    const one = client(broker, { clientId: 'one', protocolVersion: 5, properties });
    await when(one, 'connect');
    await broker.close();
    const database = new sqlite.Database(path);
    database.exec('PRAGMA locking_mode=EXCLUSIVE');
    const sql = 'SELECT session_expiry_time - connection_time >= 60 AS isLater FROM clients';
    expect(database.get(sql)).toEqual({ isLater: 1 });
    database.close();
  });

  it('restores after a crash what was saved until then', async () => {
    const path = place('plugin_opt_flush_period 1\n');
    await using broker = await start();
    broker.publish('a', 'x', { retain: true });
    broker.clock.advance(2);
    // What a process leaves behind that is killed.
    const left = place();
    for (const suffix of ['', '-wal']) copyFileSync(path + suffix, left + suffix);
    expect(existsSync(`${path}.lock`)).toBe(false);
    await using next = await start();
    expect(next.retained).toMatchObject([{ topic: 'a' }]);
  });

  it('publishes the will of a client that was connected when the broker was killed', async () => {
    const path = place('plugin_opt_flush_period 0\n');
    await using broker = await start();
    const properties = { sessionExpiryInterval: 1000 };
    const away = client(broker, { clientId: 'away', protocolVersion: 5, clean: false, properties });
    await away.subscribeAsync('w/#', { qos: 1 });
    await away.endAsync();
    for (const clientId of ['stays', 'passes', 'delayed']) {
      const will = { topic: `w/${clientId}`, payload: Buffer.from('gone'), qos: 1, retain: false } as const;
      const delay = clientId === 'delayed' ? { properties: { willDelayInterval: 500 } } : {};
      const one = client(broker, {
        clientId,
        protocolVersion: 5,
        clean: clientId === 'passes',
        properties: clientId === 'passes' ? {} : properties,
        will: { ...will, ...delay },
      });
      await when(one, 'connect');
    }
    await new Promise(setImmediate);
    const left = place();
    for (const suffix of ['', '-wal']) copyFileSync(path + suffix, left + suffix);
    await using next = await start();
    expect(next.queue('away').map(({ topic }) => topic)).toEqual(['w/stays', 'w/passes']);
    expect(next.sessions.find(({ clientId }) => clientId === 'delayed')?.will).toMatchObject({ delay: 500 });
    next.clock.advance(1002);
    expect(next.sessions).toEqual([]);
  });

  it('writes what changes, and leaves other rows as they are', async () => {
    const path = place('plugin_opt_flush_period 0\n');
    await fill();
    const rowids = (all: boolean) => {
      const copy = join(folder, 'rows.db');
      for (const suffix of ['', '-wal'])
        if (existsSync(path + suffix)) copyFileSync(path + suffix, copy + suffix);
      const database = new sqlite.Database(copy);
      database.exec('PRAGMA locking_mode=EXCLUSIVE');
      const found = database.all('SELECT rowid AS id, topic FROM base_msgs ORDER BY rowid');
      database.close();
      for (const suffix of ['', '-wal']) rmSync(copy + suffix, { force: true });
      return all ? found : found.slice(0, 2);
    };
    const before = rowids(true);
    await using broker = await start();
    broker.publish('more', 'x', { retain: true });
    await new Promise(setImmediate);
    expect(rowids(false)).toEqual(before);
    expect(rowids(true)).toHaveLength(before.length + 1);
  });

  it('refuses what it cannot read, and keeps it', async () => {
    const path = place();
    writeFileSync(
      path,
      'no database, whatever its name says, but long enough to be taken for one'.repeat(20),
    );
    const before = readFileSync(path);
    await expect(start()).rejects.toThrow(`The file \`${path}\` is not a SQLite database.`);
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(existsSync(`${path}.lock`)).toBe(false);
  });

  it('refuses one that is damaged in the middle, names it, and keeps it', async () => {
    const path = place();
    await fill();
    const damaged = readFileSync(path);
    const size = damaged.readUInt16BE(16);
    let refused = 0;
    // The first page has the list of tables.
    for (let offset = size; offset < damaged.length; offset += size) {
      const bytes = Buffer.from(damaged).fill(0, offset, offset + size);
      writeFileSync(path, bytes);
      const message = await start().then(
        (broker) => broker.close(),
        (error: Error) => error.message,
      );
      if (message === undefined) continue;
      refused++;
      expect(message).toBe(`The database ${path} cannot be used: database disk image is malformed.`);
      expect(readFileSync(path).equals(bytes)).toBe(true);
      expect(existsSync(`${path}.lock`)).toBe(false);
      for (const ending of ['-wal', '-shm']) rmSync(`${path}${ending}`, { force: true });
    }
    expect(refused).toBeGreaterThan(5);
  });

  it('ends as the release where only the name of the format is right', async () => {
    writeFileSync(place(), `SQLite format 3\0${'damaged '.repeat(200)}`);
    await expect(start()).rejects.toMatchObject({ exitCode: 13 });
  });

  // Measured with 2.1.2. Only version 1.0 has no table for wills.
  it.each([
    ['DROP TABLE wills', 'no such table: wills'],
    ['ALTER TABLE clients RENAME COLUMN username TO other', 'table clients has no column named username'],
    ['ALTER TABLE retains RENAME COLUMN store_id TO other', 'table retains has no column named store_id'],
    ['ALTER TABLE version_info RENAME COLUMN major TO other', 'no such column: major'],
    ['DROP TABLE subscriptions', undefined],
    ['DROP TABLE retains', undefined],
    ['DROP TABLE version_info', undefined],
    ['DROP TABLE wills; UPDATE version_info SET minor=0', undefined],
    ['ALTER TABLE client_msgs RENAME COLUMN cmsg_id TO other', undefined],
    ['ALTER TABLE clients ADD COLUMN other', undefined],
  ])('with other tables (%s) starts where the release starts, or says: %s', async (sql, reason) => {
    const path = place();
    await fill();
    const database = new sqlite.Database(path);
    database.exec('PRAGMA locking_mode=EXCLUSIVE');
    for (const statement of sql.split(';')) database.exec(statement);
    database.close();
    const before = readFileSync(path);
    if (reason === undefined) {
      await (await start()).close();
      return;
    }
    const text = `The database ${path} cannot be used: its tables are not those that the plugin writes (${reason}).`;
    await expect(start()).rejects.toMatchObject({ message: text, exitCode: 1 });
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('refuses a schema that it does not know', async () => {
    const path = place();
    await fill();
    const database = new sqlite.Database(path);
    database.exec('PRAGMA locking_mode=EXCLUSIVE');
    database.exec('UPDATE version_info SET major = 2');
    database.close();
    await expect(start()).rejects.toThrow('its schema is of version 2.1.0');
    await expect(start()).rejects.toMatchObject({ exitCode: 3 });
    copyFileSync(path, `${path}.kept`);
  });

  it.each([
    ['plugin_opt_sync maybe\n', '`maybe` is not a value for the option `sync`'],
    ['plugin_opt_flush_period -1\n', '`-1` is not a value for the option `flush_period`'],
    ['plugin_opt_page_size 0\n', '`0` is not a value for the option `page_size`'],
  ])('refuses the option %j', async (option, message) => {
    place(option);
    await expect(start()).rejects.toThrow(message);
  });

  it('does nothing without a database', async () => {
    writeFileSync(configuration, 'listener 1883\nplugin /usr/lib/mosquitto_persist_sqlite.so\n');
    await using broker = await start();
    expect(broker.database).toBeUndefined();
  });

  it('reads the properties that it writes', () => {
    const text = fc.string({ maxLength: 20 });
    const pair = fc.tuple(text, text).map(([name, value]) => encode(38, name, value));
    const one = fc.oneof(
      pair,
      text.map((value) => encode(3, value)),
      text.map((value) => encode(9, value)),
    );
    fc.assert(
      fc.property(fc.array(one, { maxLength: 5 }), (list) => {
        const bytes = Buffer.concat(list);
        expect(propertiesFromJson(propertiesToJson(bytes))).toEqual(bytes);
      }),
    );
  });

  it('reads no properties of what are none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string(), fc.constant(null)), (json) => {
        expect(propertiesFromJson(json).length).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

/** Rows that 2.1.2 with its plugin has written; the session of `keeper` never expires here. */
const WRITTEN = [
  `base_msgs VALUES(1330692661816593,0,'a/b',X'68656c6c6f','pub',NULL,5,1,18831,2,0,'[{"identifier":"user-property","name":"k","value":"v"},{"identifier":"correlation-data","value":"78797A"}]')`,
  "base_msgs VALUES(1330692661834690,0,'b',X'626565','pub',NULL,3,1,18831,1,1,NULL)",
  "base_msgs VALUES(1330692661915944,0,123,X'6e756d626572','auto-74BC6FE3',NULL,6,0,18831,0,1,NULL)",
  "retains VALUES('b',1330692661834690)",
  'retains VALUES(123,1330692661915944)',
  "clients VALUES('keeper',NULL,1795799197,0,0,18831,0,2,1,1000,0)",
  "clients VALUES('old',NULL,1795799198,0,0,18831,0,2,1,-1,0)",
  "subscriptions VALUES('keeper','a/#',2,7)",
  "subscriptions VALUES('old','b',1,0)",
  "subscriptions VALUES('old','$share/g/c',1,0)",
  "client_msgs VALUES('keeper',1,1330692661816593,0,1,1,2,0,11,7)",
  "client_msgs VALUES('old',1,1330692661834690,0,1,1,1,0,11,0)",
];

/** A property as a packet has it. */
function encode(id: number, ...texts: readonly string[]): Buffer {
  return Buffer.concat([
    Buffer.from([id]),
    ...texts.map((text) => {
      const bytes = Buffer.from(text);
      return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes]);
    }),
  ]);
}
