import type { IClientOptions } from 'mqtt';
import { generate } from 'mqtt-packet';
import { describe, expect, it } from 'vitest';
import type { AuthenticationHandler, Broker } from '../src/index.js';
import { boot, client } from './support/boot.js';
import { when } from './support/when.js';

const CLOSED = 'listener 1883 127.0.0.1\nallow_anonymous false\nacl_file acl\n';
const files = { acl: 'user ana\ntopic readwrite ana/#\nuser bob\ntopic readwrite bob/#\n' };

/** Asks for a word and takes it backwards. */
const backwards: AuthenticationHandler = (data, exchange) => {
  if (exchange.step === 0) {
    exchange.memory = `${data}`.split('').reverse().join('');
    return { result: 'continue', data: 'backwards?' };
  }
  if (`${data}` !== exchange.memory) return { result: 'refuse' };
  return { result: 'accept', data: 'well done', username: exchange.isReauthentication ? 'bob' : 'ana' };
};

const hooked = { files, authentication: { backwards }, decisions: true };

/** A client that begins with "abc" and answers with a word. */
function come(broker: Broker, word: string, options: IClientOptions = {}) {
  const one = client(broker, {
    clientId: 'one',
    protocolVersion: 5,
    properties: { authenticationMethod: 'backwards', authenticationData: Buffer.from('abc') },
    ...options,
  });
  one.on('error', () => undefined);
  one.handleAuth = (packet, done) => {
    // Nothing is asked any more once it is in.
    if (packet.reasonCode === 0) return done();
    const properties = { authenticationMethod: 'backwards', authenticationData: Buffer.from(word) };
    done(undefined, { cmd: 'auth', reasonCode: 0x18, properties });
  };
  return one;
}

describe('enhanced authentication', () => {
  it('accepts the right answer, with the username it gives', async () => {
    await using broker = await boot(CLOSED, hooked);
    const one = come(broker, 'cba');
    const [connack] = await when(one, 'connect');
    expect(connack.properties).toMatchObject({
      authenticationMethod: 'backwards',
      authenticationData: Buffer.from('well done'),
    });
    expect(broker.connections).toMatchObject([{ clientId: 'one', username: 'ana' }]);
    expect(broker.decisions).toMatchObject([{ allowed: true, reason: 'authentication-accepted' }]);
  });

  it('refuses a wrong answer', async () => {
    await using broker = await boot(CLOSED, hooked);
    const [error] = await when(come(broker, 'abc'), 'error');
    expect(error.code).toBe(0x87);
    expect(broker.connections).toEqual([]);
    expect(broker.decisions).toMatchObject([{ allowed: false, reason: 'authentication-refused' }]);
  });

  it('refuses if the handler fails', async () => {
    const fails: AuthenticationHandler = () => Promise.reject(new Error('no'));
    await using broker = await boot(CLOSED, { files, authentication: { backwards: fails } });
    const [error] = await when(come(broker, 'cba'), 'error');
    expect(error.code).toBe(0x87);
  });

  it.each(['backwards', 'constructor'])('refuses a method without a handler: %s', async (method) => {
    await using broker = await boot(CLOSED, { files });
    const properties = { authenticationMethod: method };
    const [error] = await when(come(broker, '', { properties }), 'error');
    expect(error.code).toBe(0x8c);
  });

  it('can be repeated while connected, and applies from then on', async () => {
    await using broker = await boot(CLOSED, hooked);
    const one = come(broker, 'cba');
    await when(one, 'connect');
    await one.subscribeAsync('#', { qos: 1 });
    const again = broker.waitFor('decision', ({ kind }) => kind === 'connect');
    const properties = { authenticationMethod: 'backwards', authenticationData: Buffer.from('xyz') };
    const auth = { cmd: 'auth', reasonCode: 0x19, properties } as const;
    one.handleAuth = (packet, done) => {
      if (packet.reasonCode === 0) return done();
      done(undefined, {
        ...auth,
        reasonCode: 0x18,
        properties: { ...properties, authenticationData: Buffer.from('zyx') },
      });
    };
    one.stream.write(generate(auth, { protocolVersion: 5 }));
    expect(await again).toMatchObject({ allowed: true, username: 'bob' });
    expect(broker.connections).toMatchObject([{ clientId: 'one', username: 'bob' }]);
    const seen: string[] = [];
    one.on('message', (topic) => seen.push(topic));
    broker.publish('ana/x', '');
    broker.publish('bob/x', '');
    await expect.poll(() => seen).toEqual(['bob/x']);
  });
});

describe('AUTH at the wrong time', () => {
  /** A CONNECT of version 5 for the client `x`, with the method `m` or without. */
  const connect = (method: boolean) =>
    Buffer.from(
      method ? '101200044d5154540502000004150001' + '6d' + '000178' : '100e00044d5154540502000000000178',
      'hex',
    );

  it.each([
    ['without a method', false, 'f000'],
    ['to go on with what nobody began', true, 'f0061804150001' + '6d'],
    ['with another method', true, 'f0061904150001' + '6e'],
    ['with a reason that clients have not', true, 'f0060404150001' + '6d'],
    ['with nothing in it', true, 'f000'],
  ])('ends the connection: %s', async (_, method, packet) => {
    const accept: AuthenticationHandler = () => ({ result: 'accept' });
    await using broker = await boot('listener 1883 127.0.0.1\nallow_anonymous true\n', {
      authentication: { m: accept },
    });
    const stream = broker.connect().on('error', () => undefined);
    stream.resume();
    const came = broker.waitFor('connect');
    stream.write(connect(method));
    await came;
    const gone = broker.waitFor('disconnect');
    stream.write(Buffer.from(packet, 'hex'));
    expect(await gone).toEqual({ clientId: 'x', reason: 'protocol' });
  });
});
