import { parseRelease, releases, write } from '@mosquitto-conf/config';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Database,
  DatabaseError,
  type DatabaseFile,
  type FormatVersion,
  formatOf,
  readDatabase,
  writeDatabase,
} from '../src/persistence/index.js';
import { anyDatabase, asKeptBy, legible, message, queued, session } from './support/databases.js';

const versions: readonly FormatVersion[] = [3, 4, 5, 6];

function bytesOf(database: Database, version: FormatVersion, atShutdown = false): Buffer {
  return Buffer.concat([...writeDatabase(database, version, { atShutdown })]);
}

/** Bytes as hexadecimal digits; all other characters are ignored. */
function hex(text: string): Buffer {
  return Buffer.from(text.replaceAll(/\s|\/\/.*/g, ''), 'hex');
}

test('a file is made piece by piece, so that others can be served in between', () => {
  let read = 0;
  const retained = Array.from({ length: 2000 }, (_, index) => ({
    ...message(`r/${index}`, { retain: true }),
    get payload() {
      read++;
      return Buffer.alloc(200);
    },
  }));
  const pieces = writeDatabase({ retained, sessions: [] }, 6);
  const first = pieces.next();
  expect(read).toBeLessThan(1000);
  const rest = [...pieces];
  expect(rest.length).toBeGreaterThan(3);
  const file = Buffer.concat([first.value as Uint8Array, ...rest]);
  expect(readDatabase(file).retained).toHaveLength(2000);
});

describe('which release writes which version', () => {
  test.each([
    ['1.4.0', 3],
    ['1.5.5', 3],
    ['1.5.6', 4],
    ['1.5.11', 4],
    ['1.6.0', 5],
    ['1.6.10', 5],
    ['1.6.11', 6],
    ['2.0.0', 6],
    ['2.1.2', 6],
  ])('%s writes version %i', (release, version) => {
    expect(formatOf(parseRelease(release)!)).toBe(version);
  });

  test('every release known has one that can be written', () => {
    expect(new Set(releases.map(formatOf))).toEqual(new Set(versions));
  });
});

describe('the bytes', () => {
  const stored = message('t', {
    payload: Buffer.from('pp'),
    retain: true,
    properties: hex('0101'),
    expiresAt: 0x01020304,
    source: { clientId: 'c', username: 'u', listenerPort: 1883 },
    sourceMessageId: 0x0a0b,
  });
  const database: Database = {
    retained: [stored],
    sessions: [
      session('ab', {
        username: 'me',
        listenerPort: 1884,
        lastMessageId: 7,
        expiryInterval: 3600,
        expiresAt: 0x05060708,
        disconnectedAt: 0x090a0b0c,
        subscriptions: [
          {
            filter: 'x/#',
            qos: 2,
            identifier: 300,
            noLocal: true,
            retainAsPublished: true,
            retainHandling: 2,
          },
        ],
        messages: [
          queued(stored, {
            state: 'wait-for-puback',
            messageId: 7,
            retain: true,
            dup: 1,
            subscriptionId: 300,
          }),
        ],
      }),
    ],
  };
  const header = '00b500 6d6f73717569747 46f206462 00000000';

  test('version 6: structures with their padding', () => {
    const expected = hex(`${header} 00000006
      00000001 00000010  0100000000000000 01 08 000000000000
      00000002 00000028  0100000000000000 0403020100000000 00000002 0a0b 0001 0001 0001 075b 01 01
                         63 75 74 7070 02 0101
      00000006 0000001c  0807060500000000 00000e10 0007 0002 075c 0002 00000000 6162 6d65
      00000003 00000016  0100000000000000 0007 0002 01 03 11 01 6162 03 0bac02
      00000005 00000011  0000012c 0002 0003 02 2c 0000 6162 782f23
      00000004 00000008  0100000000000000`);
    expect(bytesOf(database, 6, true).toString('hex')).toBe(expected.toString('hex'));
  });

  test('version 5: sessions without username and listener', () => {
    const expected = hex(
      '00000006 00000012  0807060500000000 00000e10 0007 0002 6162  00000003 00000016 0100000000000000',
    );
    expect(bytesOf(database, 5).includes(expected)).toBe(true);
  });

  test('version 4: fields without padding', () => {
    const expected = hex(`${header} 00000004
      0001 0000000a  00 08 0100000000000000
      0002 0000001f  0100000000000000 0001 63 0001 75 075b 0a0b 0000 0001 74 01 01 00000002 7070
      0006 0000000e  0002 6162 0007 0c0b0a0900000000
      0003 00000013  0002 6162 0100000000000000 0007 01 01 01 03 01
      0005 0000000a  0002 6162 0003 782f23 02
      0004 00000008  0100000000000000`);
    expect(bytesOf(database, 4).toString('hex')).toBe(expected.toString('hex'));
  });

  test('version 3: messages without the publisher’s username and listener', () => {
    const expected = hex(
      '0002 0000001a 0100000000000000 0001 63 0a0b 0000 0001 74 01 01 00000002 7070  0006 0000000e',
    );
    expect(bytesOf(database, 3).includes(expected)).toBe(true);
  });
});

describe('there and back', () => {
  test.each(versions)('version %i gives back all that it has room for', (version) => {
    fc.assert(
      fc.property(anyDatabase, fc.boolean(), (database, atShutdown) => {
        const read = readDatabase(bytesOf(database, version, atShutdown));
        const { retained, sessions } = asKeptBy(version, database);
        expect(legible(read)).toEqual(legible({ version, atShutdown, retained, sessions, ignored: [] }));
      }),
    );
  });

  test('a message for many clients is in the file once, and one object again', () => {
    const payload = Buffer.alloc(10_000, 'x');
    const shared = message('news', { payload, retain: true });
    const sessions = ['a', 'b', 'c'].map((id) => session(id, { messages: [queued(shared)] }));
    const bytes = bytesOf({ retained: [shared], sessions }, 6);
    expect(bytes.length).toBeLessThan(2 * payload.length);
    const read = readDatabase(bytes);
    for (const { messages } of read.sessions) expect(messages[0]?.message).toBe(read.retained[0]);
  });

  test.each(versions)('version %i with many small messages', (version) => {
    // Lengths that differ, so that what is gathered in one buffer ends at any place of a record.
    const retained = Array.from({ length: 5000 }, (_, index) =>
      message(`sensors/${index}`, { payload: Buffer.alloc(index % 61, 'x'), retain: true }),
    );
    const messages = retained.map((one, index) => queued(one, { messageId: 1 + index }));
    const database = { retained, sessions: [session('c', { messages })] };
    const read = readDatabase(bytesOf(database, version));
    expect(legible(read)).toMatchObject(Object(legible(database)));
  });

  test('messages below $SYS are not saved', () => {
    const uptime = message('$SYS/broker/uptime', { retain: true });
    expect(readDatabase(bytesOf({ retained: [uptime], sessions: [] }, 6)).retained).toEqual([]);
  });

  test('what is read keeps no reference to the file', () => {
    const bytes = bytesOf({ retained: [message('t', { payload: Buffer.from('kept') })], sessions: [] }, 6);
    const { retained } = readDatabase(bytes);
    bytes.fill(0);
    expect(retained[0]?.payload.toString()).toBe('kept');
  });
});

/** What is left out of a file, in English. */
function inEnglish({ ignored }: DatabaseFile) {
  return ignored.map(({ offset, reason }) => ({ offset, reason: write(reason) }));
}

describe('what the broker ignores', () => {
  const start = `00b5006d6f7371756974746f206462 00000000 00000006`;
  const ignored = (chunks: string) => inEnglish(readDatabase(hex(start + chunks)));

  test('an empty file', () => {
    const read = readDatabase(new Uint8Array());
    expect(read).toMatchObject({ version: undefined, retained: [], sessions: [] });
    expect(inEnglish(read)).toEqual([{ offset: 0, reason: 'The file is empty.' }]);
  });

  test('a chunk of an unknown kind', () => {
    expect(ignored('00000009 00000003 aabbcc')).toEqual([
      { offset: 23, reason: 'A chunk of an unknown kind, 9.' },
    ]);
  });

  test('a retained message that is not there', () => {
    expect(ignored('00000004 00000008 0500000000000000')).toEqual([
      { offset: 23, reason: 'A retained message that is not in the file, number 5.' },
    ]);
  });

  test('a session without a client id', () => {
    const empty = '00000006 00000018 0000000000000000 00000000 0000 0000 0000 0000 00000000';
    expect(ignored(empty)).toEqual([{ offset: 23, reason: 'A session without a client id.' }]);
  });

  test('what follows the end of a text', () => {
    const record = '00000006 0000001d 0000000000000000 ffffffff 0000 0001 0000 0004 00000000 61 6d65 00ff';
    expect(readDatabase(hex(start + record)).sessions[0]?.username).toBe('me');
  });

  test('that a client’s own chunk is missing: its subscription makes a session', () => {
    const read = readDatabase(hex(`${start} 00000005 0000000e 00000000 0001 0001 01 00 0000 61 74`));
    expect(read.sessions).toMatchObject([{ clientId: 'a', subscriptions: [{ filter: 't', qos: 1 }] }]);
  });

  test('that a time is four bytes long on 32-bit machines, in versions 3 and 4', () => {
    const file = '00b5006d6f7371756974746f206462 00000000 00000003 0006 00000009 0001 61 0007 04030201';
    expect(readDatabase(hex(file)).sessions).toMatchObject([
      { clientId: 'a', disconnectedAt: 0x01020304, lastMessageId: 7 },
    ]);
  });
});

describe('damage', () => {
  const start = `00b5006d6f7371756974746f206462 00000000`;

  test.each([
    ['something else', '23206d6f7371756974746f2e636f6e66', 0, 'the words a database begins with'],
    ['a version to come', `${start} 00000007`, 19, 'a version from 3 to 6'],
    ['a version long gone', `${start} 00000002`, 19, 'a version from 3 to 6'],
    [
      'half a chunk',
      `${start} 00000006 00000004 00000008 0500`,
      31,
      'the number of a retained message of 8 bytes',
    ],
    ['half a version', `${start} 0000`, 19, 'a version of 4 bytes'],
    [
      'numbers of other sizes',
      `${start} 00000003 0001 0000000a 00 04 0100000000000000`,
      29,
      'message numbers of 8 bytes',
    ],
    [
      'a property of another packet',
      `${start} 00000006 00000002 00000024 0100000000000000 0000000000000000 00000000 0000 0000 0000 0001 0000 00 00 74 02 2101`,
      64,
      'properties of a PUBLISH packet',
    ],
    [
      'a payload of four gigabytes',
      `${start} 00000006 00000002 00000022 0100000000000000 0000000000000000 ffffffff 0000 0000 0000 0001 0000 00 00 74 00`,
      63,
      'a payload of at most 268,435,455 bytes',
    ],
  ])('%s', (_, bytes, offset, expected) => {
    const read = () => readDatabase(hex(bytes));
    expect(read).toThrow(DatabaseError);
    expect(read).toThrow(expect.objectContaining({ offset, expected }));
  });

  test('has the offset and the fault in its message', () => {
    expect(() => readDatabase(hex(`${start} 00000006 00000004 00000008 0500`))).toThrow(
      'The database is damaged: expected the number of a retained message of 8 bytes at byte 31, found only 2 bytes before the end of the file.',
    );
  });

  // As persist__chunk_header_read leaves the loop.
  test.each(versions)(
    'version %i cut off within a chunk is refused, within its header read so far',
    (version) => {
      fc.assert(
        fc.property(anyDatabase, fc.nat(), (database, cut) => {
          const bytes = bytesOf(database, version);
          const length = 1 + (cut % (bytes.length - 1));
          const read = outcome(bytes.subarray(0, length));
          const header = version < 5 ? 6 : 8;
          const isRead = chunkEnds(bytes, version).some((end) => length >= end && length < end + header);
          expect(read instanceof DatabaseError).toBe(!isRead);
          if (read instanceof DatabaseError) expect(read.offset).toBeLessThanOrEqual(length);
        }),
      );
    },
  );

  test('a chunk of a kind to come may be longer than the file', () => {
    const read = readDatabase(hex(`${start} 00000006 00000063 7fffffff 0102`));
    expect(inEnglish(read)).toEqual([{ offset: 23, reason: 'A chunk of an unknown kind, 99.' }]);
  });

  test.each(versions)(
    'version %i with any bytes changed is read, or refused with a place in it',
    (version) => {
      const change = fc.record({ at: fc.nat(), value: fc.nat(255) });
      fc.assert(
        fc.property(anyDatabase, fc.array(change, { minLength: 1, maxLength: 8 }), (database, changes) => {
          const bytes = bytesOf(database, version);
          for (const { at, value } of changes) bytes[at % bytes.length] = value;
          const read = outcome(bytes);
          if (read instanceof DatabaseError) {
            expect(read.offset).toBeLessThanOrEqual(bytes.length);
          } else {
            // Whatever was made of it can be written and is then the same.
            const kept = { retained: read.retained.filter(({ topic }) => !topic.startsWith('$SYS')) };
            const again = readDatabase(bytesOf(read, version));
            expect(legible(again)).toMatchObject({
              ...Object(legible({ ...kept, sessions: read.sessions })),
              ignored: [],
            });
          }
        }),
        { numRuns: 500 },
      );
    },
  );

  test('any bytes at all are refused or read', () => {
    fc.assert(
      fc.property(fc.constantFrom(3, 4, 5, 6), fc.uint8Array({ maxLength: 300 }), (version, rest) => {
        outcome(Buffer.concat([hex(`${start} 0000000${version}`), rest]));
      }),
      { numRuns: 1000 },
    );
  });

  /** Where the header and each chunk of a whole file end. */
  function chunkEnds(bytes: Buffer, version: FormatVersion): number[] {
    const ends = [23];
    for (let at = 23; at < bytes.length; ends.push(at)) {
      const lengthAt = at + (version < 5 ? 2 : 4);
      at = lengthAt + 4 + bytes.readUInt32BE(lengthAt);
    }
    return ends;
  }

  /** A database, or what is wrong; anything else that is thrown fails the test. */
  function outcome(bytes: Uint8Array) {
    try {
      return readDatabase(bytes);
    } catch (error) {
      if (error instanceof DatabaseError) return error;
      throw error;
    }
  }
});
