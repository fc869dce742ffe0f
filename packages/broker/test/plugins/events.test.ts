import { connect as connectTls } from 'node:tls';
import { describe, expect, it } from 'vitest';
import type { BrokerPlugin } from '../../src/index.js';
import { boot, client, nextMessage } from '../support/boot.js';
import { when } from '../support/when.js';

const PATH = '/usr/lib/x.so';
const PLUGIN = `listener 1883 127.0.0.1\nallow_anonymous true\nplugin ${PATH}\n`;

function bootWith(plugin: BrokerPlugin, text = PLUGIN, options: Parameters<typeof boot>[1] = {}) {
  return boot(text, { plugins: { [PATH]: plugin }, skips: ['plugins'], ...options });
}

describe('a plugin is told', () => {
  it('who connects and who disconnects', async () => {
    const seen: string[] = [];
    const plugin: BrokerPlugin = {
      connect: ({ client: one }) => void seen.push(`${one.clientId} connects`),
      disconnect: ({ client: one, reason }) => void seen.push(`${one.clientId} ${reason}`),
    };
    await using broker = await bootWith(plugin);
    const one = client(broker, { clientId: 'one' });
    await when(one, 'connect');
    await one.endAsync();
    await expect.poll(() => seen).toEqual(['one connects', 'one disconnect']);
    // 2.0 knows only the end.
    seen.length = 0;
    await using before = await bootWith(plugin, PLUGIN, { target: '2.0' });
    const old = client(before, { clientId: 'old' });
    await when(old, 'connect');
    before.kick('old');
    await expect.poll(() => seen).toEqual(['old administrative']);
  });

  it('that time passes, as often as it wants', async () => {
    const seen: number[] = [];
    await using broker = await bootWith({
      tick: (now) => {
        seen.push(now);
        return 10_000;
      },
    });
    broker.clock.advance(30);
    expect(seen.length).toBeGreaterThanOrEqual(3);
    for (const [index, now] of seen.slice(1).entries())
      expect(now - seen[index]!).toBeGreaterThanOrEqual(10_000);
  });

  it('that the configuration is read again, and a failure changes nothing', async () => {
    let count = 0;
    await using broker = await bootWith({
      reload: () => {
        count++;
        throw new Error('no');
      },
    });
    broker.reload();
    expect(count).toBe(1);
  });

  it('what clients publish below its topic', async () => {
    await using broker = await bootWith({
      control: {
        '$CONTROL/user-management/v1': ({ client: { clientId }, payload }) => `${clientId} said ${payload}`,
        '$CONTROL/quiet/v1': () => undefined,
      },
    });
    const one = client(broker, { clientId: 'one' });
    await one.subscribeAsync('$CONTROL/#');
    const received = nextMessage(one);
    await one.publishAsync('$CONTROL/quiet/v1', 'x');
    await one.publishAsync('$CONTROL/user-management/v1', 'payload contents', { qos: 1 });
    const [topic, payload] = await received;
    expect([topic, `${payload}`]).toEqual([
      '$CONTROL/user-management/v1/response',
      'one said payload contents',
    ]);
    one.end(true);
  });
});

describe('a plugin authenticates', () => {
  /** What `auth_plugin_extended_single` and `…_multiple` of the reference's suite do. */
  const extended: BrokerPlugin = {
    extendedAuth: (data, { method, step }) => {
      switch (method) {
        case 'single':
          return { result: `${data}` === 'data' ? 'accept' : 'refuse' };
        case 'change':
          return { result: 'accept', username: 'new_username' };
        case 'mirror':
          return { result: 'accept', data: Buffer.from([...data].reverse()) };
        case 'steps':
          return step === 0 ? { result: 'continue', data: 'step1' } : { result: 'accept' };
        case 'error':
          throw new Error('no');
        default:
          return 'defer';
      }
    },
  };

  async function arrive(method: string, data: string, target = '2.1') {
    await using broker = await bootWith(extended, PLUGIN.replace('plugin ', 'auth_plugin '), { target });
    const one = client(broker, {
      clientId: 'one',
      protocolVersion: 5,
      properties: { authenticationMethod: method, authenticationData: Buffer.from(data) },
    });
    one.handleAuth = (_, done) =>
      done(undefined, { cmd: 'auth', reasonCode: 0x18, properties: { authenticationMethod: method } });
    const outcome = await when(one, 'connect').then(
      ([{ properties }]) => ({ ...properties, username: broker.connections[0]?.username }),
      ({ code }) => code,
    );
    one.end(true);
    return outcome;
  }

  it.each(['1.6', '2.1'])('with a method of its own, as %s', async (target) => {
    expect(await arrive('single', 'data', target)).toMatchObject({ username: undefined });
    expect(await arrive('single', 'baddata', target)).toBe(0x87);
    expect(await arrive('change', '', target)).toMatchObject({ username: 'new_username' });
    expect(await arrive('mirror', 'abc', target)).toMatchObject({ authenticationData: Buffer.from('cba') });
    expect(await arrive('steps', '', target)).toMatchObject({ authenticationMethod: 'steps' });
    expect(await arrive('error', 'data', target)).toBe(0x87);
    expect(await arrive('unknown', 'data', target)).toBe(0x8c);
  });

  it('with pre-shared keys, from 2.1 before the file', async () => {
    const keys: Record<string, string> = { subidentity: '159445', both: 'aaaa' };
    const plugin: BrokerPlugin = {
      pskKey: ({ hint, identity }) => (hint === 'myhint' ? keys[identity] : undefined),
      basicAuth: () => 'allow',
    };
    const text = 'listener 8883 127.0.0.1\npsk_hint myhint\npsk_file psk\nallow_anonymous true\n';
    const knows = async (target: string, identity: string, key: string) => {
      const plain = `${text}auth_plugin ${PATH}\n`;
      await using broker = await bootWith(plugin, plain, {
        target,
        files: { psk: 'both:bbbb\nfile:cccc\n' },
      });
      const socket = connectTls({
        port: broker.listener().port,
        host: '127.0.0.1',
        ciphers: 'PSK',
        minVersion: 'TLSv1.2',
        maxVersion: 'TLSv1.2',
        checkServerIdentity: () => undefined,
        pskCallback: () => ({ psk: Buffer.from(key, 'hex'), identity }),
      });
      const secured = await when(socket, 'secureConnect').then(
        () => true,
        () => false,
      );
      socket.destroy();
      return secured;
    };
    for (const target of ['2.0', '2.1']) {
      expect(await knows(target, 'subidentity', '159445')).toBe(true);
      expect(await knows(target, 'subidentity', '159446')).toBe(false);
      expect(await knows(target, 'file', 'cccc')).toBe(true);
      expect(await knows(target, 'unknown', 'cccc')).toBe(false);
      expect(await knows(target, 'both', target === '2.1' ? 'aaaa' : 'bbbb')).toBe(true);
    }
  });
});

describe('mosquitto_sparkplug_aware', () => {
  const text =
    'listener 1883 127.0.0.1\nallow_anonymous true\nplugin /usr/lib/mosquitto_sparkplug_aware.so\n';

  it.each(['spBv1.0/g/NBIRTH/n', 'spBv1.0/g/DBIRTH/n/d'])('keeps the certificate %s', async (topic) => {
    await using broker = await boot(text);
    const one = client(broker, { clientId: 'one' });
    await one.publishAsync(topic, 'birth', { qos: 1 });
    await expect
      .poll(() => broker.retained)
      .toMatchObject([{ topic: `$sparkplug/certificates/${topic}`, qos: 1 }]);
    one.end(true);
  });

  it.each(['spBv1.0/g/NDEATH/n', 'spBv1.0/g/NBIRTH/n/d', 'spBv1.0/g/DBIRTH/n', 'x/spBv1.0/g/NBIRTH/n'])(
    'keeps nothing of %s',
    async (topic) => {
      await using broker = await boot(text);
      const one = client(broker, { clientId: 'one' });
      await one.publishAsync(topic, 'x', { qos: 1 });
      await one.publishAsync('end', 'x', { qos: 1, retain: true });
      expect(broker.retained.map((message) => message.topic)).toEqual(['end']);
      one.end(true);
    },
  );
});
