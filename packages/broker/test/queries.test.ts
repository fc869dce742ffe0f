import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { describeDecision } from '../src/index.js';
import { boot, client } from './support/boot.js';
import { when } from './support/when.js';

const OPEN = 'listener 1883 127.0.0.1\nallow_anonymous true\n';

describe('queries of a broker', () => {
  it('what it does not do, with the line that asks for it', async () => {
    await using broker = await boot(`${OPEN}connection c\naddress broker.example\ntopic #\n`);
    expect(broker.unsupported.map(({ what, place }) => `${place?.line}: ${what}`)).toEqual([
      '3: The bridge `c` is not connected: broker.example:1883 may be another machine.',
    ]);
  });

  it('clients that are connected, and sessions that stay', async () => {
    await using broker = await boot(OPEN);
    const one = client(broker, {
      clientId: 'one',
      username: 'ana',
      protocolVersion: 5,
      clean: false,
      keepalive: 30,
      properties: { sessionExpiryInterval: 100 },
      will: { topic: 'gone', payload: Buffer.from('one'), qos: 1, retain: false },
    });
    await one.subscribeAsync('a/#', {
      qos: 1,
      nl: true,
      rap: true,
      rh: 2,
      properties: { subscriptionIdentifier: 7 },
    });
    expect(broker.connections).toEqual([
      {
        clientId: 'one',
        username: 'ana',
        listener: '1883',
        version: '5.0',
        address: 'memory',
        port: 0,
        keepAlive: 30,
      },
    ]);
    expect(broker.sessions).toEqual([
      expect.objectContaining({
        clientId: 'one',
        isConnected: true,
        expiryInterval: 100,
        expiresAt: undefined,
        subscriptions: ['a/#'],
        will: { topic: 'gone', payload: Buffer.from('one'), qos: 1, retain: false, delay: 0 },
      }),
    ]);
    expect(broker.subscriptions).toEqual([
      {
        clientId: 'one',
        filter: 'a/#',
        qos: 1,
        noLocal: true,
        retainAsPublished: true,
        retainHandling: 2,
        identifier: 7,
      },
    ]);
    await one.endAsync();
    expect(broker.connections).toEqual([]);
    expect(broker.sessions).toEqual([expect.objectContaining({ clientId: 'one', isConnected: false })]);
    expect(broker.sessions[0]?.expiresAt).toBeInstanceOf(Date);
  });

  it('retained messages, queues and counters', async () => {
    await using broker = await boot(OPEN);
    const away = client(broker, { clientId: 'away', clean: false });
    await away.subscribeAsync('a', { qos: 1 });
    await away.endAsync();
    broker.publish('a', 'kept', { qos: 2, retain: true });
    const message = { topic: 'a', payload: Buffer.from('kept'), from: undefined, expiresAt: undefined };
    expect(broker.retained).toEqual([{ ...message, qos: 2, retain: true }]);
    expect(broker.queue('away')).toEqual([
      { ...message, qos: 1, retain: false, messageId: 1, state: 'queued' },
    ]);
    expect(broker.queue('nobody')).toEqual([]);
    expect(broker.sessions[0]?.expiryInterval).toBe(Number.POSITIVE_INFINITY);
    expect(broker.counters.connectsReceived).toBe(1);
  });

  it('a query changes nothing', async () => {
    await using broker = await boot(OPEN);
    const { counters } = broker;
    (counters as { dropped: number }).dropped = 5;
    expect(broker.counters.dropped).toBe(0);
  });
});

describe('decisions', () => {
  const salt = Buffer.from('salt of ana.');
  const hash = createHash('sha512').update('secret').update(salt).digest('base64');
  const files = {
    users: `ana:$6$${salt.toString('base64')}$${hash}\n`,
    'users.acl': 'user ana\ntopic read news/#\ntopic write out\n',
  };
  const text = 'listener 1883 127.0.0.1\nallow_anonymous false\npassword_file users\nacl_file users.acl\n';

  it('have the line that made each of them', async () => {
    await using broker = await boot(text, { files, decisions: true });
    const ana = client(broker, { clientId: 'c', username: 'ana', password: 'secret' });
    await ana.subscribeAsync('#', { qos: 1 });
    await ana.publishAsync('out', '', { qos: 1 });
    await ana.publishAsync('news/x', '', { qos: 1 });
    broker.publish('news/x', 'x');
    await ana.unsubscribeAsync('#');
    await ana.endAsync();
    const stranger = client(broker, { clientId: 'd' });
    await when(stranger, 'error');
    expect(
      broker.decisions.map(
        (one) => `${one.clientId} ${one.kind} ${one.topic ?? ''} ${describeDecision(one)}`,
      ),
    ).toEqual([
      'c connect  allowed: password 1 users',
      'c subscribe # allowed: subscribing-is-free',
      'c publish out allowed: acl 3 users.acl',
      'c receive out denied: nothing-grants (acl_file 4 mosquitto.conf)',
      'c publish news/x denied: nothing-grants (acl_file 4 mosquitto.conf)',
      'c receive news/x allowed: acl 2 users.acl',
      'c unsubscribe # allowed: subscribing-is-free',
      'd connect  denied: allow_anonymous 2 mosquitto.conf',
    ]);
  });

  it('of wills are among them', async () => {
    await using broker = await boot(text, { files, decisions: true });
    const will = { topic: 'bye', payload: Buffer.from(''), qos: 0, retain: false } as const;
    const ana = client(broker, { clientId: 'c', username: 'ana', password: 'secret', will });
    await ana.subscribeAsync('x');
    const gone = broker.waitFor('disconnect');
    ana.stream.destroy();
    await gone;
    expect(broker.decisions.at(-1)).toMatchObject({ kind: 'will', topic: 'bye', allowed: false });
  });

  it('are all emitted, those of messages on the short path too, while there is a listener', async () => {
    await using broker = await boot(OPEN);
    const one = client(broker, { clientId: 'one' });
    await one.subscribeAsync('a');
    await one.publishAsync('a', '1');
    await one.publishAsync('a', '2', { qos: 1 });
    const seen: string[] = [];
    const look = ({ payload }: { payload: Buffer }) => seen.push(String(payload));
    broker.events.on('publish', look);
    await one.publishAsync('a', '3');
    await one.publishAsync('a', '4', { qos: 1 });
    broker.events.off('publish', look);
    await one.publishAsync('a', '5', { qos: 1 });
    expect(seen).toEqual(['3', '4']);
  });

  it('are kept up to a limit, and only with the option', async () => {
    await using few = await boot(OPEN, { decisions: 2 });
    await using none = await boot(OPEN);
    for (const broker of [few, none]) {
      const one = client(broker, { clientId: 'one' });
      for (const topic of ['a', 'b', 'c', 'd', 'e']) await one.publishAsync(topic, '', { qos: 1 });
    }
    expect(few.decisions.map(({ topic }) => topic)).toEqual(['d', 'e']);
    expect(none.decisions).toEqual([]);
  });

  it('can be asked for without a connection', async () => {
    await using broker = await boot(text, { files });
    const ana = { username: 'ana' };
    expect(describeDecision(broker.may(ana, 'publish', 'out'))).toBe('allowed: acl 3 users.acl');
    expect(describeDecision(broker.may(ana, 'receive', 'news/a'))).toBe('allowed: acl 2 users.acl');
    expect(broker.may({}, 'publish', 'out').allowed).toBe(false);
    expect(broker.may({}, 'subscribe', 'out').allowed).toBe(true);
    const connect = async (who: object) => describeDecision(await broker.mayConnect(who));
    expect(await connect({ ...ana, password: 'secret' })).toBe('allowed: password 1 users');
    expect(await connect({ ...ana, password: 'Secret' })).toBe('denied: password 1 users');
    expect(await connect({ username: 'bob', password: 'secret' })).toBe(
      'denied: user-unknown (password_file 3 mosquitto.conf)',
    );
    expect(await connect({})).toBe('denied: allow_anonymous 2 mosquitto.conf');
  });

  it('name the setting that refuses a client id', async () => {
    const wants = 'clientid_prefixes c-\nuse_username_as_clientid true\n';
    await using broker = await boot(OPEN + wants, { decisions: true });
    for (const clientId of ['d-1', 'c-1']) await when(client(broker, { clientId }), 'error');
    const expected = [
      'denied: clientid_prefixes 3 mosquitto.conf',
      'denied: use_username_as_clientid 4 mosquitto.conf',
    ];
    expect(broker.decisions.map(describeDecision)).toEqual(expected);
    expect(describeDecision(await broker.mayConnect({ clientId: 'd-1' }))).toBe(expected[0]);
    expect(describeDecision(await broker.mayConnect({ clientId: 'c-1' }))).toBe(expected[1]);
    expect((await broker.mayConnect({ clientId: 'c-1', username: 'ana' })).allowed).toBe(true);
  });

  it('respect the mount point of a listener', async () => {
    await using broker = await boot(`${OPEN}mount_point m/\nacl_file acl\n`, {
      files: { acl: 'topic write m/a\n' },
    });
    expect(broker.may({}, 'publish', 'a')).toMatchObject({ allowed: true, topic: 'm/a' });
    expect(broker.may({}, 'publish', 'm/a')).toMatchObject({ allowed: false, topic: 'm/m/a' });
  });
});

describe('waiting', () => {
  it('ends with the first event that fits, or with an error that has the others', async () => {
    await using broker = await boot(OPEN);
    const found = broker.waitFor('subscribe', ({ filter }) => filter === 'b');
    const missed = broker.waitFor('subscribe', ({ filter }) => filter === 'z', 300);
    const one = client(broker, { clientId: 'one' });
    await one.subscribeAsync(['a', 'b']);
    expect(await found).toEqual({ clientId: 'one', filter: 'b', qos: 0 });
    await expect(missed).rejects.toThrow(
      'No "subscribe" that fits in 300 ms: 2 came, the last {"clientId":"one","filter":"b","qos":0}.',
    );
    expect(broker.events.listenerCount('subscribe')).toBe(0);
  });
});
