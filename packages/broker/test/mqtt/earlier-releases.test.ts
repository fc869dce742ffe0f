import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { boot } from '../support/boot.js';
import { RawClient, text } from '../support/raw.js';
import { connectedClient as connected, ScriptedClient } from '../support/scripted-client.js';

// The releases on both sides of each change were asked with the same packets, and answered this.
const OPEN = 'allow_anonymous true\nlistener 1883\n';
/** A CONNECT of 5.0 without properties. */
const CONNECT5 = (flags: number, payload: readonly number[]) => {
  const fields = payload.length > 0 ? payload : [0, 0];
  return [0x10, 11 + fields.length, ...text('MQTT'), 5, flags, 0, 60, 0, ...fields];
};
const WILL = { topic: 'w', payload: 'gone', qos: 0, retain: false };

it.each([
  ['1.4.15', 90],
  ['2.0.22', 90],
  ['2.1.2', 30],
])('a connection without a CONNECT is closed after a while: %s, %d seconds', async (target, wait) => {
  await using broker = await boot(OPEN, { target });
  const silent = new RawClient(broker);
  broker.clock.advance(wait - 2);
  await setTimeout(50);
  expect(silent.closed).toBe(false);
  broker.clock.advance(3);
  expect(await silent.untilClosed()).toEqual([]);
});

describe('a retained message below another first level with a dollar sign (retain__store)', () => {
  const RETAINED = ["PUBLISH $a/b 'x' retain"];
  it.each([
    ['1.6.15', false, []],
    ['1.6.15', true, RETAINED],
    ['2.0.8', true, []],
    ['2.0.9', false, RETAINED],
  ])('%s, subscribed to before: %s', async (target, isKnown, expected) => {
    await using broker = await boot(OPEN, { target });
    const watch = await connected(broker, 'watch', { version: 4 });
    if (isKnown) await watch.subscribes('$a/+').receives();
    const one = await connected(broker, 'one', { version: 4 });
    await one.publishes('$a/b', 'x', { qos: 1, retain: true }).receives();
    const two = await connected(broker, 'two', { version: 4 });
    expect((await two.subscribes('$a/#').receives()).slice(1)).toEqual(expected);
  });

  it.each([
    [4, 0, ['closed']],
    [4, 1, ['PUBACK 1']],
    [5, 0, ['DISCONNECT 128', 'closed']],
    [5, 1, ['closed']],
  ] as const)('ends the connection in 2.0.8: version %i, QoS %i', async (version, qos, expected) => {
    await using broker = await boot(OPEN, { target: '2.0.8' });
    const one = await connected(broker, 'one', { version });
    expect(await one.publishes('$a/b', 'x', { qos, retain: true }).receives()).toEqual(expected);
  });

  it('ends it with its PUBREL', async () => {
    await using broker = await boot(OPEN, { target: '2.0.8' });
    const one = await connected(broker, 'one', { version: 4 });
    expect(await one.publishes('$a/b', 'x', { qos: 2, retain: true }).receives()).toEqual(['PUBREC 1']);
    expect(await one.sends({ cmd: 'pubrel', messageId: 1 }).receives()).toEqual(['closed']);
  });
});

describe('another message with the id of one that is not released (handle__publish)', () => {
  it.each([
    ['1.6.15', 2, ['PUBREC 1', 'PUBREC 1', 'PUBCOMP 1'], ["PUBLISH t 'first'"]],
    ['1.6.15', 1, ['PUBREC 1', 'PUBACK 1', 'PUBCOMP 1'], ["PUBLISH t 'first'"]],
    ['2.0.8', 1, ['PUBREC 1', 'PUBREC 1', 'PUBCOMP 1'], ["PUBLISH t 'first'"]],
    ['2.0.9', 2, ['PUBREC 1', 'PUBREC 1', 'PUBCOMP 1'], ["PUBLISH t 'second'"]],
    ['2.0.9', 1, ['PUBREC 1', 'PUBACK 1', 'PUBCOMP 1'], ["PUBLISH t 'second'"]],
  ] as const)('%s, with QoS %i', async (target, qos, answers, expected) => {
    await using broker = await boot(OPEN, { target });
    const watch = await connected(broker, 'watch', { version: 4 });
    await watch.subscribes('t').receives();
    const one = await connected(broker, 'one', { version: 4 });
    one.publishes('t', 'first', { qos: 2 }).publishes('t', 'second', { qos });
    expect(await one.sends({ cmd: 'pubrel', messageId: 1 }).receives()).toEqual(answers);
    expect(await watch.receives()).toEqual(expected);
  });
});

describe('message_size_limit (handle__publish, will__read)', () => {
  it.each([
    ['2.0.5', 'PUBACK 1 131'],
    ['2.0.6', 'PUBACK 1 149'],
  ])('is answered with a reason of its own from 2.0.6, and limits wills: %s', async (target, answer) => {
    await using broker = await boot(`message_size_limit 3\n${OPEN}`, { target });
    const one = await connected(broker, 'one');
    expect(await one.publishes('t', 'long', { qos: 1 }).receives()).toEqual([answer]);
    const two = await ScriptedClient.connects(broker, 'two', { version: 4, will: WILL });
    expect(await two.receives()).toEqual(target === '2.0.5' ? ['CONNACK 0'] : ['CONNACK 5', 'closed']);
  });
});

describe('messages of QoS 0 (db__ready_for_flight, db__ready_for_queue)', () => {
  it.each([
    ['1.6.15', ["PUBLISH t 'x'"]],
    ['2.0.2', []],
    ['2.0.3', ["PUBLISH t 'x'"]],
  ])('with max_queued_messages 0: %s', async (target, expected) => {
    await using broker = await boot(`max_queued_messages 0\n${OPEN}`, { target });
    const one = await connected(broker, 'one', { version: 4 });
    await one.subscribes('t').receives();
    expect(await one.publishes('t', 'x').receives()).toEqual(expected);
  });

  it.each([
    ['1.6.15', 100, ["PUBLISH t 'x'"]],
    ['2.0.10', 100, []],
    ['2.0.10', 0, ["PUBLISH t 'x'"]],
    ['2.0.2', 0, []],
    ['2.0.11', 100, ["PUBLISH t 'x'"]],
  ])('with queue_qos0_messages in %s and room for %i', async (target, limit, expected) => {
    const configuration = `queue_qos0_messages true\nmax_queued_messages ${limit}\n${OPEN}`;
    await using broker = await boot(configuration, { target });
    const options = { version: 4, clean: false } as const;
    const one = await connected(broker, 'one', options);
    await one.subscribes('t').receives();
    await one.drops(broker);
    broker.publish('t', 'x');
    const two = await ScriptedClient.connects(broker, 'one', options);
    expect((await two.receives()).slice(1)).toEqual(expected);
  });
});

describe('a client that is back (connect__on_authorised, db__message_reconnect_reset)', () => {
  it.each([
    ['1.6.2', [1, 2]],
    ['1.6.15', [1, 2, 3, 4]],
    ['2.0.0', [1, 2]],
  ])('gets as many more as may be in flight from 1.6.3 to 1.6.15: %s', async (target, expected) => {
    await using broker = await boot(`max_inflight_messages 2\n${OPEN}`, { target });
    const options = { version: 4, clean: false } as const;
    const one = await connected(broker, 'one', options);
    await one.subscribes('t', { qos: 1 }).receives();
    for (const payload of '12345') broker.publish('t', payload, { qos: 1 });
    await one.receives();
    await one.drops(broker);
    const two = await ScriptedClient.connects(broker, 'one', options);
    expect((await two.receives()).slice(1)).toEqual(
      expected.map((payload) => `PUBLISH t '${payload}' qos1${payload > 2 ? '' : ' dup'}`),
    );
  });

  it.each([
    ['2.0.9', 1],
    ['2.0.10', 3],
  ])('is limited by its new Receive Maximum from 2.0.10: %s', async (target, count) => {
    await using broker = await boot(OPEN, { target });
    const options = (receiveMaximum: number) => ({
      clean: false,
      properties: { sessionExpiryInterval: 60, receiveMaximum },
    });
    const one = await connected(broker, 'one', options(1));
    await one.subscribes('t', { qos: 1 }).receives();
    for (const payload of '1234') broker.publish('t', payload, { qos: 1 });
    await one.receives();
    await one.drops(broker);
    const two = await ScriptedClient.connects(broker, 'one', options(3));
    expect(await two.receives()).toHaveLength(1 + count);
  });
});

describe('5.0 before 1.6.3 (handle__connect, sub__add, db__message_insert)', () => {
  it.each([
    ['1.6.2', 2],
    ['1.6.3', 0],
  ])('%s: no client id without Clean Start is answered with %i', async (target, expected) => {
    await using broker = await boot(OPEN, { target });
    const [type, , , code] = await new RawClient(broker).send(...CONNECT5(0, [])).next(4);
    expect([type, code]).toEqual([0x20, expected]);
  });

  it.each([
    ['1.6.2', []],
    ['1.6.3', [0x20]],
  ])('%s: a password without a username', async (target, answer) => {
    await using broker = await boot(OPEN, { target });
    const one = new RawClient(broker).send(...CONNECT5(0x42, [...text('one'), ...text('secret')]));
    expect(await one.next(1)).toEqual(answer);
  });

  it.each([
    ['1.6.2', '$shared/g/t', ["PUBLISH t 'x'"]],
    ['1.6.2', '$share/g/t', []],
    ['1.6.3', '$share/g/t', ["PUBLISH t 'x'"]],
    ['1.6.3', '$shared/g/t', []],
  ])('%s: a shared subscription to %s', async (target, filter, expected) => {
    await using broker = await boot(OPEN, { target });
    const one = await connected(broker, 'one');
    await one.subscribes(filter).receives();
    broker.publish('t', 'x');
    expect(await one.receives()).toEqual(expected);
  });

  it.each([
    ['1.6.2', 1],
    ['1.6.3', 2],
  ])('%s: messages for two subscriptions that match: %i', async (target, count) => {
    await using broker = await boot(OPEN, { target });
    const one = await connected(broker, 'one');
    await one.subscribes('t').subscribes('+').receives();
    broker.publish('t', 'x');
    expect(await one.receives()).toHaveLength(count);
  });
});

it.each([
  ['1.6.7', true],
  ['1.6.8', false],
  ['1.5.11', false],
])('persistent_client_expiration ends no session of 3.1.1 from 1.6 to 1.6.7: %s', async (target, stays) => {
  await using broker = await boot(`persistent_client_expiration 2h\n${OPEN}`, { target });
  const options = { version: 4, clean: false } as const;
  await (await connected(broker, 'one', options)).drops(broker);
  broker.clock.advance(9000);
  const two = await ScriptedClient.connects(broker, 'one', options);
  expect(await two.receives()).toEqual([stays ? 'CONNACK 0 present' : 'CONNACK 0']);
});

it.each([
  ['1.4.14', "PUBLISH t 'x' retain"],
  ['1.4.15', "PUBLISH t 'x' qos1 retain"],
])(
  'upgrade_outgoing_qos is for retained messages from 1.4.15: %s (retain__process)',
  async (target, expected) => {
    await using broker = await boot(`upgrade_outgoing_qos true\n${OPEN}`, { target });
    broker.publish('t', 'x', { retain: true });
    const one = await connected(broker, 'one', { version: 4 });
    expect((await one.subscribes('t', { qos: 1 }).receives()).at(-1)).toBe(expected);
  },
);

it.each([
  ['1.5.5', ['PUBREL 1']],
  ['1.5.6', ['closed']],
])('a PUBREC for QoS 1 is an error from 1.5.6: %s (db__message_update)', async (target, expected) => {
  await using broker = await boot(OPEN, { target });
  const one = await connected(broker, 'one', { version: 4 });
  await one.subscribes('t', { qos: 1 }).receives();
  broker.publish('t', 'x', { qos: 1 });
  await one.receives();
  expect(await one.sends({ cmd: 'pubrec', messageId: 1 }).receives()).toEqual(expected);
});
