import fc from 'fast-check';
import { type Asked, subscribePacket, unsubscribePacket } from '../bytes.js';
import { client, filter, flag, qos } from './names.js';
import type { Kind, Step } from './step.js';

const one = fc.record({ filter, qos, nl: flag, rap: flag, rh: fc.constantFrom<0 | 1 | 2>(0, 0, 1, 2) });

export interface Subscribe extends Step {
  readonly does: 'subscribe';
  readonly filters: readonly Asked[];
  /** 0 for none. */
  readonly identifier: number;
  readonly hasUserProperty: boolean;
}

export const subscribe: Kind<Subscribe> = {
  arbitrary: fc.record({
    does: fc.constant('subscribe'),
    client,
    filters: fc.oneof(
      { weight: 4, arbitrary: fc.tuple(one) },
      { weight: 1, arbitrary: fc.array(one, { minLength: 2, maxLength: 4 }) },
    ),
    identifier: fc.constantFrom(0, 0, 7, 300, 268_435_455),
    hasUserProperty: fc.constantFrom(false, false, false, true),
  }),
  perform({ client: name, filters, identifier, hasUserProperty }, stage) {
    const peer = stage.peer(name);
    if (!peer) return;
    // No Local is an error on a shared subscription [MQTT-3.8.3-4].
    const asked = filters.map((given) => ({ ...given, nl: given.nl && !given.filter.startsWith('$share') }));
    const packet = subscribePacket(peer.version, stage.nextId(name), asked, { identifier, hasUserProperty });
    peer.sendBytes(Buffer.from(packet));
  },
};

export interface Unsubscribe extends Step {
  readonly does: 'unsubscribe';
  readonly filters: readonly string[];
}

export const unsubscribe: Kind<Unsubscribe> = {
  arbitrary: fc.record({
    does: fc.constant('unsubscribe'),
    client,
    filters: fc.array(filter, { minLength: 1, maxLength: 3 }),
  }),
  perform({ client: name, filters }, stage) {
    const peer = stage.peer(name);
    if (peer) peer.sendBytes(Buffer.from(unsubscribePacket(peer.version, stage.nextId(name), filters)));
  },
};
