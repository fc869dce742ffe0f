import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyse, findTarget, latest, MemoryFiles } from '@mosquitto-conf/config';
import { nodeHost } from '@mosquitto-conf/config/node';
import { afterAll, describe, expect, it } from 'vitest';
import { startBroker, startBrokerFrom } from '../src/index.js';
import { client } from './support/boot.js';

const folder = mkdtempSync(join(tmpdir(), 'start-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A file in the folder. */
function write(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

describe('from a file', () => {
  it('executes it, with the files beside it', async () => {
    write('acl', 'topic read a\n');
    const path = write('mosquitto.conf', 'listener 1883 127.0.0.1\nallow_anonymous true\nacl_file acl\n');
    await using broker = await startBrokerFrom(path, { ports: 'ephemeral', target: '2.0' });
    expect(broker.configuration.release).toEqual(findTarget('2.0'));
    expect(broker.may({}, 'publish', 'a').allowed).toBe(false);
    expect(broker.may({}, 'receive', 'a').allowed).toBe(true);
    // Read again, the file counts as it is then.
    write('acl', 'topic write a\n');
    broker.reload();
    expect(broker.may({}, 'publish', 'a').allowed).toBe(true);
  });

  it.each([0, 1, 2] as const)(
    'asks files that were read again about every message of QoS %i',
    async (qos) => {
      const path = write('again.conf', 'listener 1883 127.0.0.1\nallow_anonymous true\nacl_file again.acl\n');
      const allow = (what: string) => write('again.acl', `topic ${what} a\ntopic readwrite end\n`);
      allow('readwrite');
      await using broker = await startBrokerFrom(path, { ports: 'ephemeral' });
      const one = client(broker, { clientId: 'one' });
      const seen: string[] = [];
      one.on('message', (topic) => seen.push(topic));
      await one.subscribeAsync('#', { qos });
      const publish = async (topics: readonly string[], arrive: readonly string[]) => {
        seen.length = 0;
        for (const topic of topics) await one.publishAsync(topic, '', { qos });
        await expect.poll(() => seen).toEqual(arrive);
      };
      await publish(['end', 'a', 'a'], ['end', 'a', 'a']);
      for (const less of ['read', 'write', 'deny']) {
        allow(less);
        broker.reload();
        await publish(['a', 'a', 'end'], ['end']);
        allow('readwrite');
        broker.reload();
        await publish(['end', 'a', 'a'], ['end', 'a', 'a']);
      }
    },
  );

  it('finds files of another machine with maps', async () => {
    write('users.acl', 'topic write mapped\n');
    const path = write(
      'mapped.conf',
      'listener 1883\nallow_anonymous true\nacl_file /etc/mosquitto/users.acl\n',
    );
    await using broker = await startBrokerFrom(path, {
      ports: 'ephemeral',
      maps: [{ from: '/etc/mosquitto', to: folder }],
    });
    expect(broker.may({}, 'publish', 'mapped').allowed).toBe(true);
  });

  it('is refused with everything that is wrong, by file and line', async () => {
    const path = write('wrong.conf', 'listener 1883\nmax_qos 3\n  # indented\n');
    const failure = await startBrokerFrom(path).catch((error: Error) => error);
    expect(failure).toMatchObject({ name: 'ConfigurationRefused' });
    const [head, ...lines] = (failure as Error).message.split('\n');
    expect(head).toBe(`Mosquitto ${latest.name} would not start with this configuration.`);
    expect(lines.map((line) => line.trim().split(': ')[0])).toEqual(['wrong.conf:2', 'wrong.conf:3']);
  });

  it('is refused if an access file is missing', async () => {
    const path = write('missing.conf', 'listener 1883\nallow_anonymous true\nacl_file /nowhere/at/all\n');
    await expect(startBrokerFrom(path)).rejects.toThrow('missing.conf:3');
  });

  it('is refused if there is none, or the release does not exist', async () => {
    await expect(startBrokerFrom(join(folder, 'none.conf'))).rejects.toThrow('would not start');
    await expect(startBrokerFrom(join(folder, 'none.conf'), { target: '7.0' })).rejects.toThrow(
      'there is no release "7.0"',
    );
  });
});

describe('files that belong to the real broker', () => {
  const text = (own: string) =>
    `listener 1883 127.0.0.1\nallow_anonymous true\npersistence true\npersistence_location ${own}\nlog_dest file ${own}/log\npid_file ${own}/pid\nplugin ${own}/none.so\n`;
  /** A folder with a database that has a retained message. */
  async function withDatabase(): Promise<string> {
    const own = mkdtempSync(join(folder, 'own-'));
    writeFileSync(join(own, 'mosquitto.conf'), text(own));
    await using broker = await startBrokerFrom(join(own, 'mosquitto.conf'), {
      ports: 'ephemeral',
      persistence: 'in-place',
    });
    expect(broker.database).toBe(`${own}/mosquitto.db`);
    broker.publish('lamp', 'on', { qos: 1, retain: true });
    return own;
  }

  it.each([
    [undefined, []],
    [false, []],
    [true, ['lamp']],
  ] as const)('are not changed with persistence %s', async (persistence, retained) => {
    const own = await withDatabase();
    const before = readFileSync(join(own, 'mosquitto.db'));
    const broker = await startBrokerFrom(join(own, 'mosquitto.conf'), {
      ports: 'ephemeral',
      ...(persistence === undefined ? {} : { persistence }),
    });
    expect(broker.retained.map(({ topic }) => topic)).toEqual(retained);
    broker.publish('other', 'x', { retain: true });
    await broker.save();
    const copy = broker.database;
    expect(copy !== undefined && existsSync(copy)).toBe(persistence === true);
    await broker.close();
    expect(copy !== undefined && existsSync(copy)).toBe(false);
    expect(readFileSync(join(own, 'mosquitto.db'))).toEqual(before);
    expect(readdirSync(own).sort()).toEqual(['mosquitto.conf', 'mosquitto.db']);
  });

  it('are not changed, and a folder of your own keeps the copy for the next start', async () => {
    const own = await withDatabase();
    const before = readFileSync(join(own, 'mosquitto.db'));
    const workingFolder = mkdtempSync(join(folder, 'working-'));
    const options = { ports: 'ephemeral', persistence: true, workingFolder } as const;
    {
      await using broker = await startBrokerFrom(join(own, 'mosquitto.conf'), options);
      broker.publish('other', 'x', { qos: 1, retain: true });
    }
    await using again = await startBrokerFrom(join(own, 'mosquitto.conf'), options);
    expect(again.retained.map(({ topic }) => topic).sort()).toEqual(['lamp', 'other']);
    expect(readFileSync(join(own, 'mosquitto.db'))).toEqual(before);
  });
});

describe('from what was read already', () => {
  const read = (text: string, files = {}) => {
    const host = { ...nodeHost(), files: new MemoryFiles({ 'm.conf': text, ...files }) };
    return { host, analysis: analyse('m.conf', latest, host) };
  };

  it('accepts an analysis with its access files', async () => {
    const { analysis } = read('listener 1883\nallow_anonymous true\nacl_file acl\n', {
      acl: 'topic write a\n',
    });
    await using broker = await startBroker(analysis, { ports: 'ephemeral' });
    expect(broker.may({}, 'publish', 'a').allowed).toBe(true);
    expect(broker.may({}, 'publish', 'b').allowed).toBe(false);
  });

  it('refuses an analysis that does not start', async () => {
    const { analysis } = read('nonsense 1\n');
    await expect(startBroker(analysis)).rejects.toThrow('m.conf:1: ');
  });

  it('refuses a configuration whose access files cannot be read', async () => {
    const { analysis } = read('listener 1883\nallow_anonymous true\nacl_file acl\n', {
      acl: 'topic write a\n',
    });
    const { host } = read('');
    await expect(startBroker(analysis.configuration, { ports: 'ephemeral', host })).rejects.toThrow(
      'm.conf:3',
    );
  });
});
