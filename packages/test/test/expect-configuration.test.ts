import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expectConfiguration } from '../src/index.js';
import { HOUSE, place } from './support.js';

const house = join(place(HOUSE), 'mosquitto.conf');
const people = {
  passwords: { passwd: { alice: 'secret', bob: 'other' } },
  clients: {
    alice: { username: 'alice', password: 'secret' },
    bob: { username: 'bob', password: 'other' },
  },
} as const;

describe('expectConfiguration', () => {
  test('is silent where everything is as expected', async () => {
    await expectConfiguration(house, {
      ...people,
      when: [
        { subscribe: 'home/#', as: 'bob' },
        { publish: 'home/door', as: 'alice', payload: 'open' },
      ],
      expect: { messages: { bob: [{ topic: 'home/door', payload: 'open' }], alice: [] } },
    });
  });

  test('says what differs, with the line that decides', async () => {
    const wrong = expectConfiguration(house, {
      ...people,
      when: [{ publish: 'home/light', as: 'alice', answer: 'accepted' }],
    });
    await expect(wrong).rejects.toThrow(
      /^alice publishes to home\/light\n {2}expected accepted\n {2}actual {3}denied\n {2}because {2}No line of the ACL file grants it\. \(.*mosquitto\.conf:4\)$/,
    );
  });

  test('a configuration that does not start', async () => {
    const broken = join(place({ 'mosquitto.conf': 'listener 1883\nmax_qos 3\n' }), 'mosquitto.conf');
    await expect(
      expectConfiguration(broken, { clients: { a: {} }, when: [{ connect: 'a' }] }),
    ).rejects.toThrow(/mosquitto\.conf:2: Mosquitto .* does not start with it/);
  });

  test('a message for the far end of a bridge', async () => {
    const text =
      'listener 1883\nallow_anonymous true\nconnection cloud\naddress example.com\ntopic # out 1\n';
    await expectConfiguration(join(place({ 'mosquitto.conf': text }), 'mosquitto.conf'), {
      bridges: { cloud: {} },
      clients: { here: {}, there: { bridge: 'cloud' } },
      when: [
        { subscribe: 'a/#', as: 'there' },
        { publish: 'a/b', as: 'here', qos: 1 },
      ],
      expect: { connected: { cloud: true }, messages: { there: ['a/b'] } },
    });
  });

  test('a wrong step is a type error', () => {
    const bridged = { ...people, bridges: { cloud: {} } } as const;
    const cases = () => [
      // @ts-expect-error there is no such client
      expectConfiguration(house, { ...people, when: [{ connect: 'carol' }] }),
      // @ts-expect-error there is no such step
      expectConfiguration(house, { ...people, when: [{ conect: 'alice' }] }),
      // @ts-expect-error a subscription needs a client
      expectConfiguration(house, { ...people, when: [{ subscribe: 'a' }] }),
      // @ts-expect-error there is no such answer
      expectConfiguration(house, { ...people, when: [{ connect: 'alice', answer: 'acepted' }] }),
      // @ts-expect-error there is no such bridge
      expectConfiguration(house, { ...bridged, when: [{ cut: 'clowd' }] }),
      // @ts-expect-error a bridge does not publish
      expectConfiguration(house, { ...bridged, when: [{ publish: 'a', as: 'cloud' }] }),
      // @ts-expect-error there is no such QoS
      expectConfiguration(house, { ...people, when: [{ publish: 'a', as: 'alice', qos: 3 }] }),
    ];
    expect(cases).toBeTypeOf('function');
  });
});
