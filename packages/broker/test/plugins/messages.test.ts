import { describe, expect, it } from 'vitest';
import type { AccessEvent, BrokerPlugin, PluginHost } from '../../src/index.js';
import { boot, client, nextMessage } from '../support/boot.js';
import { openSocket } from '../support/ways.js';
import { when } from '../support/when.js';
import { bytesOf, connecting } from '../support/wire.js';

const PATH = '/usr/lib/x.so';
const PLUGIN = `listener 1883 127.0.0.1\nallow_anonymous true\nplugin ${PATH}\n`;

function bootWith(plugin: BrokerPlugin, text = PLUGIN, options: Parameters<typeof boot>[1] = {}) {
  return boot(text, { plugins: { [PATH]: plugin }, decisions: true, skips: ['plugins'], ...options });
}

/** What a plugin adds to a message, encoded: the user property `key` with the value `value`. */
const PROPERTY = Buffer.from([38, 0, 3, ...Buffer.from('key'), 0, 5, ...Buffer.from('value')]);

describe('access', () => {
  /** What `auth_plugin_acl` of the reference's suite allows. */
  const acl: BrokerPlugin = {
    basicAuth: () => 'allow',
    aclCheck: ({ client: { username }, access, topic }) => {
      if (username !== 'readonly') return 'deny';
      return access === 'read' || (access === 'subscribe' && !/[+#]/.test(topic)) ? 'allow' : 'deny';
    },
  };

  it.each(['1.6', '2.0', '2.1'])('is what the plugin says, as %s', async (target) => {
    await using broker = await bootWith(acl, PLUGIN.replace('plugin ', 'auth_plugin '), { target });
    const may = (action: 'publish' | 'subscribe' | 'receive', topic: string, username = 'readonly') => {
      const { allowed, reason } = broker.may({ clientId: 'one', username }, action, topic);
      return `${allowed} ${reason}`;
    };
    expect(may('subscribe', 'topic')).toBe('true plugin-granted');
    expect(may('subscribe', 'topic/#')).toBe('false plugin-denied');
    expect(may('receive', 'topic')).toBe('true plugin-granted');
    expect(may('publish', 'topic')).toBe('false plugin-denied');
    expect(may('receive', 'topic', 'other')).toBe('false plugin-denied');
  });

  it('is asked with the message, for each message anew', async () => {
    const seen: AccessEvent[] = [];
    let isOpen = true;
    await using broker = await bootWith({
      aclCheck: (event) => {
        seen.push(event);
        return isOpen || event.access !== 'write' ? 'allow' : 'deny';
      },
    });
    const one = client(broker, { clientId: 'one', protocolVersion: 5 });
    await one.subscribeAsync('a/#', { qos: 1 });
    const received = nextMessage(one);
    await one.publishAsync('a/b', 'hello', { qos: 1, retain: true });
    await received;
    expect(
      seen.map(({ access, topic, message }) => [access, topic, message && `${message.payload}`]),
    ).toEqual([
      ['subscribe', 'a/#', undefined],
      ['write', 'a/b', 'hello'],
      ['read', 'a/b', 'hello'],
    ]);
    expect(seen[1]).toMatchObject({
      client: { clientId: 'one', version: 5 },
      message: { qos: 1, retain: true },
    });
    isOpen = false;
    await expect(one.publishAsync('a/b', 'again', { qos: 1 })).rejects.toThrow('Not authorized');
    isOpen = true;
    await one.publishAsync('a/b', 'third', { qos: 0 });
    await one.publishAsync('a/b', 'third', { qos: 1 });
    expect(seen.filter(({ access }) => access === 'write')).toHaveLength(4);
    one.end(true);
  });

  it('comes before the ACL file: a plugin that allows leaves the file unasked', async () => {
    const text = `listener 1883 127.0.0.1\nallow_anonymous true\nacl_file acl\nplugin ${PATH}\n`;
    const files = { acl: 'topic read a\n' };
    await using allows = await bootWith({ aclCheck: () => 'allow' }, text, { files });
    expect(allows.may({}, 'publish', 'a')).toMatchObject({
      allowed: true,
      reason: 'plugin-granted',
      place: { line: 4 },
    });
    await using defers = await bootWith({ aclCheck: () => 'defer' }, text, { files });
    expect(defers.may({}, 'publish', 'a')).toMatchObject({ allowed: false, reason: 'nothing-grants' });
    expect(defers.may({}, 'receive', 'a')).toMatchObject({ allowed: true, reason: 'granted' });
    // Before 2.0 the file comes first.
    const old = text.replace('plugin ', 'auth_plugin ');
    await using first = await bootWith({ aclCheck: () => 'allow' }, old, { files, target: '1.6' });
    expect(first.may({}, 'publish', 'a')).toMatchObject({ allowed: false, reason: 'nothing-grants' });
  });

  it('is none of a plugin that fails, or that cannot answer at once', async () => {
    const fails: BrokerPlugin[] = [
      {
        aclCheck: () => {
          throw new Error('gone');
        },
      },
      { aclCheck: (() => Promise.resolve('allow')) as never },
    ];
    for (const plugin of fails) {
      await using broker = await bootWith(plugin);
      expect(broker.may({}, 'publish', 'a')).toMatchObject({ allowed: false, reason: 'plugin-denied' });
    }
  });

  it('never opens what no client may do', async () => {
    await using broker = await bootWith({ aclCheck: () => 'allow' });
    expect(broker.may({}, 'publish', '$SYS/broker/uptime')).toMatchObject({ reason: 'reserved-topic' });
  });
});

describe('messages of clients', () => {
  /** What `plugin_evt_message_in` of the reference's suite does. */
  const changes: BrokerPlugin = {
    messageIn: () => ({ topic: 'fixed-topic', payload: Buffer.from('new-message'), properties: PROPERTY }),
  };

  it.each([0, 1, 2] as const)('of QoS %i are changed', async (qos) => {
    await using broker = await bootWith(changes);
    const one = client(broker, { clientId: 'one', protocolVersion: 5 });
    await one.subscribeAsync('#', { qos });
    for (const payload of ['first', 'second']) {
      const received = nextMessage(one);
      await one.publishAsync('some/topic', payload, { qos });
      const [topic, bytes, packet] = await received;
      expect([topic, `${bytes}`, packet.qos]).toEqual(['fixed-topic', 'new-message', qos]);
      expect({ ...packet.properties?.userProperties }).toEqual({ key: 'value' });
    }
    one.end(true);
  });

  it('are refused, and the client of 5.0 is told why', async () => {
    const refuses: BrokerPlugin = {
      messageIn: ({ topic }) => (topic === 'full' ? 'quota-exceeded' : topic === 'no' ? 'deny' : undefined),
    };
    await using broker = await bootWith(refuses);
    const one = client(broker, { clientId: 'one', protocolVersion: 5 });
    await expect(one.publishAsync('no', '', { qos: 1 })).rejects.toMatchObject({ code: 0x87 });
    await expect(one.publishAsync('full', '', { qos: 1 })).rejects.toMatchObject({ code: 0x97 });
    await one.publishAsync('yes', '', { qos: 1 });
    one.end(true);
  });

  it('wait for a plugin that answers later, in their order, and those of others do not', async () => {
    const asked: string[] = [];
    let answer: (answer: { payload: Buffer }) => void = () => undefined;
    await using broker = await bootWith({
      messageIn({ topic }) {
        asked.push(topic);
        if (topic !== 'slow') return undefined;
        return new Promise((resolve) => {
          answer = resolve;
        });
      },
    });
    const received: string[] = [];
    broker.events.on('publish', ({ topic, payload }) => received.push(`${topic} ${payload}`));
    const one = client(broker, { clientId: 'one' });
    const sent = [one.publishAsync('slow', 'x', { qos: 1 }), one.publishAsync('next', 'y', { qos: 2 })];
    await expect.poll(() => asked).toEqual(['slow']);
    const other = client(broker, { clientId: 'other' });
    await other.publishAsync('other', 'z', { qos: 1 });
    expect(received).toEqual(['other z']);
    answer({ payload: Buffer.from('changed') });
    await Promise.all(sent);
    expect(received).toEqual(['other z', 'slow changed', 'next y']);
    one.end(true);
    other.end(true);
  });

  it('wait one after the other, and the DISCONNECT behind them counts', async () => {
    await using broker = await bootWith({
      messageIn: async () => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        return undefined;
      },
    });
    const received: string[] = [];
    broker.events.on('publish', ({ topic }) => received.push(topic));
    const gone = broker.waitFor('disconnect');
    const socket = await openSocket(broker.listeners[0]!.port);
    const publish = (topic: string) =>
      bytesOf({ cmd: 'publish', topic, payload: 'x', qos: 0, dup: false, retain: false }, 4);
    const will = { topic: 'will', payload: Buffer.from('x'), qos: 0 as const, retain: false };
    socket.end(
      Buffer.concat([
        connecting('one', 4, { will }),
        ...['a', 'b', 'c'].map(publish),
        bytesOf({ cmd: 'disconnect' }, 4),
      ]),
    );
    await gone;
    expect(received).toEqual(['a', 'b', 'c']);
  });

  it('are denied by a plugin that fails later, and are gone with a client that leaves before', async () => {
    const answers: ((answer: undefined) => void)[] = [];
    await using broker = await bootWith({
      messageIn: ({ topic }) =>
        topic === 'fails'
          ? Promise.reject(new Error('no database'))
          : new Promise((resolve) => answers.push(resolve)),
    });
    const one = client(broker, { clientId: 'one', protocolVersion: 5 });
    await expect(one.publishAsync('fails', '', { qos: 1 })).rejects.toMatchObject({ code: 0x87 });
    one.publish('kept', 'x', { qos: 1, retain: true });
    await expect.poll(() => answers.length).toBe(1);
    const gone = broker.waitFor('disconnect');
    one.on('error', () => undefined).end(true);
    broker.kick('one');
    await gone;
    answers[0]!(undefined);
    await new Promise(setImmediate);
    expect(broker.retained).toEqual([]);
  });

  it('are changed again when they are sent, from 2.1', async () => {
    const out: BrokerPlugin = {
      messageOut: ({ topic }) =>
        topic === 'deny'
          ? 'deny'
          : { topic: 'new-topic', payload: Buffer.from('new-message'), properties: PROPERTY },
    };
    for (const target of ['2.1', '2.0']) {
      await using broker = await bootWith(out, PLUGIN, { target });
      const one = client(broker, { clientId: 'one', protocolVersion: 5 });
      await one.subscribeAsync('#', { qos: 2 });
      const seen: string[] = [];
      one.on('message', (topic, payload) => seen.push(`${topic} ${payload}`));
      for (const qos of [0, 1, 2] as const) await one.publishAsync('a', 'b', { qos });
      await one.publishAsync('deny', 'b', { qos: 0 });
      await one.publishAsync('a', 'last', { qos: 1 });
      const changed = target === '2.1';
      await expect
        .poll(() => seen)
        .toEqual(
          changed ? Array(4).fill('new-topic new-message') : ['a b', 'a b', 'a b', 'deny b', 'a last'],
        );
      one.end(true);
    }
  });

  it('wait to be sent for a plugin that answers later, in their order, and those for others do not', async () => {
    const asked: string[] = [];
    let answer: (answer: { payload: Buffer }) => void = () => undefined;
    await using broker = await bootWith({
      messageOut({ client: { clientId }, payload }) {
        asked.push(`${clientId} ${payload}`);
        if (clientId !== 'slow' || String(payload) !== 'first') return undefined;
        return new Promise((resolve) => {
          answer = resolve;
        });
      },
    });
    const seen: string[] = [];
    const [slow, quick] = ['slow', 'quick'].map((clientId) => client(broker, { clientId }));
    for (const each of [slow, quick]) {
      each!.on('message', (_, payload, { qos }) => seen.push(`${each!.options.clientId} ${payload} ${qos}`));
      await each!.subscribeAsync('a', { qos: 2 });
    }
    for (const [payload, qos] of [
      ['first', 1],
      ['second', 0],
      ['third', 2],
    ] as const)
      broker.publish('a', payload, { qos });
    await expect.poll(() => seen).toEqual(['quick first 1', 'quick second 0', 'quick third 2']);
    expect(asked.filter((one) => one.startsWith('slow'))).toEqual(['slow first']);
    expect(broker.queue('slow')).toHaveLength(2);
    answer({ payload: Buffer.from('changed') });
    await expect.poll(() => seen.slice(3)).toEqual(['slow changed 1', 'slow second 0', 'slow third 2']);
    await expect.poll(() => broker.queue('slow')).toEqual([]);
    slow!.end(true);
    quick!.end(true);
  });

  it('are sent after the client has reconnected, if it left before the plugin has answered', async () => {
    const answers: ((answer: undefined) => void)[] = [];
    await using broker = await bootWith({
      messageOut: () => new Promise((resolve) => answers.push(resolve)),
    });
    const seen: string[] = [];
    const options = { clientId: 'one', clean: false };
    const first = client(broker, options);
    await first.subscribeAsync('a', { qos: 1 });
    for (const payload of ['x', 'y']) broker.publish('a', payload, { qos: 1 });
    const gone = broker.waitFor('disconnect');
    first.on('error', () => undefined).end(true);
    broker.kick('one');
    await gone;
    answers.shift()!(undefined);
    const second = client(broker, options);
    second.on('message', (_, payload, { dup }) => seen.push(`${payload} ${dup}`));
    for (const count of [1, 2]) {
      await expect.poll(() => answers.length).toBe(1);
      answers.shift()!(undefined);
      await expect.poll(() => seen.length).toBe(count);
    }
    expect(seen).toEqual(['x false', 'y false']);
    second.end(true);
  });

  it('are not sent if a plugin fails later, and those after them are', async () => {
    const lines: string[] = [];
    const messageOut: BrokerPlugin = {
      messageOut: async ({ payload }) => {
        if (String(payload) === 'bad') throw new Error('no database');
        return undefined;
      },
    };
    await using broker = await bootWith(messageOut, PLUGIN, {
      log: { wants: () => true, write: (_, text) => lines.push(text) },
    });
    const one = client(broker, { clientId: 'one' });
    const seen: string[] = [];
    one.on('message', (_, payload) => seen.push(String(payload)));
    await one.subscribeAsync('a', { qos: 1 });
    for (const payload of ['bad', 'good']) broker.publish('a', payload, { qos: 1 });
    await expect.poll(() => seen).toEqual(['good']);
    expect(lines.filter((line) => line.includes('messageOut'))).toEqual([
      `Error: The plugin ${PATH} (mosquitto.conf:3) failed in messageOut: no database`,
    ]);
    one.end(true);
  });

  it('of plugins are published as the broker, or to one client', async () => {
    let host: PluginHost | undefined;
    await using broker = await bootWith((given) => {
      host = given;
      return {};
    });
    const [one, two] = ['one', 'two'].map((clientId) => client(broker, { clientId }));
    const seen: string[] = [];
    for (const each of [one, two]) {
      each!.on('message', (topic, payload) => seen.push(`${each!.options.clientId} ${topic} ${payload}`));
      await each!.subscribeAsync('a');
    }
    host?.publish('a', 'all', { retain: true });
    host?.publish('b', 'only', { to: 'two' });
    await expect.poll(() => seen.sort()).toEqual(['one a all', 'two a all', 'two b only']);
    expect(broker.retained).toMatchObject([{ topic: 'a' }]);
    one!.end(true);
    two!.end(true);
  });
});

describe('subscriptions', () => {
  it('are changed from 2.1, and the client is told the QoS that it asked for', async () => {
    const changes: BrokerPlugin = { subscribe: () => ({ filter: 'new-topic', qos: 0 }) };
    await using broker = await bootWith(changes);
    const one = client(broker, { clientId: 'one', protocolVersion: 5 });
    expect(await one.subscribeAsync('topic', { qos: 2 })).toMatchObject([{ qos: 2 }]);
    expect(broker.subscriptions).toMatchObject([{ filter: 'new-topic', qos: 0 }]);
    await using before = await bootWith(changes, PLUGIN, { target: '2.0' });
    const old = client(before, { clientId: 'one' });
    await old.subscribeAsync('topic', { qos: 2 });
    expect(before.subscriptions).toMatchObject([{ filter: 'topic', qos: 2 }]);
    one.end(true);
    old.end(true);
  });

  it('end as the plugin wants it', async () => {
    await using broker = await bootWith({ unsubscribe: () => ({ filter: 'kept' }) });
    const one = client(broker, { clientId: 'one' });
    await one.subscribeAsync(['kept', 'a']);
    await one.unsubscribeAsync('a');
    expect(broker.subscriptions).toMatchObject([{ filter: 'a' }]);
    one.end(true);
  });

  it('disconnect the client, if the plugin says so or fails', async () => {
    await using broker = await bootWith({
      subscribe: ({ filter }) => {
        if (filter === 'no') return 'disconnect';
        if (filter === 'fail') throw new Error('gone');
        return filter === 'wrong' ? { filter: 'a/#/b' } : undefined;
      },
    });
    for (const filter of ['no', 'fail', 'wrong']) {
      const one = client(broker, { clientId: 'one' });
      const closed = when(one, 'close');
      one.on('error', () => undefined);
      one.subscribe(filter);
      await closed;
      expect(broker.subscriptions).toEqual([]);
    }
  });
});
