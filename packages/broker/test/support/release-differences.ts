import {
  type Difference,
  getsFor,
  hex,
  packet,
  publish,
  release,
  subscribe,
  subscribe5,
  will,
} from './difference.js';
import { incomingDifferences } from './incoming-differences.js';
import { type Connectable, connectBytes, connected, RawClient, text } from './raw.js';

/** What a client gets of a message to `a/b` after these packets. */
async function getsOverlapping(broker: Connectable, ...packets: readonly (readonly number[])[]) {
  const watcher = await connected(broker, { level: 4, id: 'watcher' });
  for (const bytes of packets) watcher.send(...bytes);
  await watcher.untilPong();
  await getsFor(broker, { level: 4 }, publish(2, 'a/b', 7, 1), release(7));
  return hex(await watcher.untilPong());
}

/** Each answer is that of the real broker of the release: test/live/by-release.live.ts asks it. */
export const differences: readonly Difference[] = [
  ...incomingDifferences,
  {
    what: 'a will above message_size_limit',
    lines: 'message_size_limit 1\n',
    async play(broker) {
      const client = new RawClient(broker);
      client.send(...connectBytes({ level: 4, flags: 6, rest: will('a', 'long') }));
      return hex(await client.next(4));
    },
    answers: { '1.6.15': '20020000', '2.0.5': '20020000', '2.0.6': '20020005', '2.1.2': '20020005' },
  },
  {
    what: 'the will of a client that connects a second time, whose session ends',
    async play(broker) {
      const watcher = await connected(broker, { level: 4, id: 'watcher' });
      watcher.send(...subscribe('gone'));
      await watcher.untilPong();
      await connected(broker, { level: 4, flags: 6, rest: will('gone', 'x') });
      await connected(broker, { level: 4 });
      return hex(await watcher.untilPong());
    },
    answers: {
      '1.4.15': '',
      '1.5.11': '30070004676f6e6578',
      '1.6.2': '30070004676f6e6578',
      '1.6.15': '',
      '2.0.0': '',
      '2.0.2': '',
      '2.0.3': '30070004676f6e6578',
      '2.1.2': '30070004676f6e6578',
    },
  },
  {
    what: 'the will of a client that connects a second time, whose session stays',
    async play(broker) {
      const watcher = await connected(broker, { level: 4, id: 'watcher' });
      watcher.send(...subscribe('gone'));
      await watcher.untilPong();
      await connected(broker, { level: 4, flags: 4, rest: will('gone', 'x') });
      await connected(broker, { level: 4, flags: 0 });
      return hex(await watcher.untilPong());
    },
    answers: { '1.5.11': '30070004676f6e6578', '1.6.15': '', '2.0.3': '', '2.1.2': '' },
  },
  {
    what: 'a retained message below a level with $ that no client subscribed to',
    async play(broker) {
      const sent = await getsFor(broker, { id: 'one' }, packet(0x31, ...text('$x/a'), 0, 1));
      return `${sent}; ${await getsFor(broker, { id: 'two' }, subscribe5('$x/a'))}`;
    },
    answers: {
      '1.6.15': '; 900400090000',
      '2.0.0': 'e00180, closed; 900400090000',
      '2.0.8': 'e00180, closed; 900400090000',
      '2.0.9': '; 9004000900003108000424782f610001',
      '2.1.2': '; 9004000900003108000424782f610001',
    },
  },
  {
    what: 'a refusal with max_packet_size',
    lines: 'max_packet_size 100\nallow_anonymous false\n',
    async play(broker) {
      const client = new RawClient(broker);
      return hex(await client.send(...connectBytes()).untilClosed());
    },
    answers: { '1.6.15': '20080087052700000064', '2.0.0': '2003008700', '2.1.2': '2003008700' },
  },
  {
    what: 'a filter without a topic behind its group',
    play: (broker) => getsFor(broker, { level: 4 }, subscribe('$share/g')),
    answers: { '1.6.15': ', closed', '2.0.0': '9003000900', '2.0.18': '9003000900', '2.1.2': ', closed' },
  },
  {
    what: 'the reason for a filter that is empty',
    play: (broker) => getsFor(broker, {}, subscribe5('')),
    answers: { '1.6.15': ', closed', '2.0.0': 'e00181, closed', '2.1.2': 'e00181, closed' },
  },
  {
    what: 'what is retained, for a new shared subscription',
    async play(broker) {
      await getsFor(broker, { level: 4, id: 'one' }, packet(0x31, ...text('a'), 1));
      return getsFor(broker, { level: 4, id: 'two' }, subscribe('$share/g/a'));
    },
    answers: {
      '1.6.15': '9003000900',
      '2.0.0': '9003000900310400016101',
      '2.0.12': '9003000900310400016101',
      '2.0.13': '9003000900',
      '2.0.15': '9003000900',
      '2.1.2': '9003000900',
    },
  },
  {
    what: 'a CONNACK of a client',
    play: (broker) => getsFor(broker, { level: 4 }, packet(0x20, 0, 0)),
    answers: { '1.6.15': '', '2.0.0': '', '2.0.9': '', '2.0.10': ', closed', '2.1.2': ', closed' },
  },
  {
    what: 'whether there is a session for a client whose session ended with its connection, which is there still',
    async play(broker) {
      await connected(broker, { level: 4 });
      const again = new RawClient(broker);
      again.send(...connectBytes({ level: 4, flags: 0 }));
      return hex(await again.next(4));
    },
    answers: { '1.4.15': '20020100', '1.5.11': '20020100', '1.6.15': '20020000', '2.1.2': '20020000' },
  },
  {
    what: 'a PINGREQ with a body',
    async play(broker) {
      const client = await connected(broker, { level: 4 });
      client.send(...packet(0xc0, 0));
      const got = hex(await client.untilPong());
      // Both pings may have an answer.
      await client.untilPong();
      return client.closed ? `${got}, closed` : 'open';
    },
    answers: {
      '1.4.10': 'open',
      '1.4.15': ', closed',
      '1.5.11': 'open',
      '2.0.11': 'open',
      '2.0.12': ', closed',
      '2.0.22': ', closed',
      '2.1.2': ', closed',
    },
  },
  {
    what: 'an UNSUBACK of a client: without a message id, with id 0, and with another one',
    async play(broker) {
      const bodies = [[], [0, 0], [0, 7]];
      const answers = bodies.map((body, index) =>
        getsFor(broker, { level: 4, id: `${index}` }, packet(0xb0, ...body)),
      );
      return (await Promise.all(answers)).map((got) => got || 'open').join('; ');
    },
    answers: {
      '1.4.10': ', closed; open; open',
      '1.5.11': ', closed; open; open',
      '1.6.15': ', closed; , closed; open',
      '2.0.5': ', closed; , closed; open',
      '2.0.12': ', closed; , closed; , closed',
      '2.1.2': ', closed; , closed; , closed',
    },
  },
  {
    what: 'a PUBACK with a reason, of a client of 3.1.1',
    play: (broker) => getsFor(broker, { level: 4 }, packet(0x40, 0, 7, 0)),
    answers: {
      '1.4.10': '',
      '1.4.15': ', closed',
      '1.5.11': '',
      '1.6.15': '',
      '2.0.12': ', closed',
      '2.0.22': ', closed',
    },
  },
  {
    what: 'a CONNECT with more behind its end',
    async play(broker) {
      const client = new RawClient(broker);
      client.send(...connectBytes({ level: 4, rest: [0] }));
      return hex(await client.next(4));
    },
    answers: { '1.4.15': '20020000', '1.5.0': '', '1.5.11': '', '1.6.15': '', '2.1.2': '' },
  },
  {
    what: 'the will of a client that subscribes to it and breaks the protocol',
    async play(broker) {
      const client = await connected(broker, { level: 4, flags: 6, rest: will('a', 'x') });
      client.send(...subscribe('a', 1));
      await client.untilPong();
      client.send(...packet(0xf0));
      return hex(await client.untilClosed());
    },
    answers: { '1.4.15': '', '1.5.11': '', '1.6.15': '', '2.0.22': '300400016178', '2.1.2': '300400016178' },
  },
  {
    what: 'a message of QoS 0 for a client that is away, with queue_qos0_messages',
    lines: 'queue_qos0_messages true\n',
    async play(broker) {
      await getsFor(broker, { level: 4, flags: 0 }, subscribe('a'), [0xe0, 0]);
      await getsFor(broker, { level: 4, id: 'one' }, packet(0x30, ...text('a'), 1));
      const back = await connected(broker, { level: 4, flags: 0 });
      return hex(await back.untilPong());
    },
    answers: { '2.0.0': '', '2.0.10': '', '2.1.2': '' },
  },
  {
    what: 'the QoS of a message for subscriptions that overlap',
    play: (broker) => getsOverlapping(broker, subscribe('+/b', 2), subscribe('a/b', 0), subscribe('a/#', 1)),
    answers: {
      '1.4.15': '34080003612f62000101',
      '1.5.11': '34080003612f62000101',
      '1.6.15': '30060003612f6201',
      '2.0.22': '30060003612f6201',
    },
  },
  {
    what: 'the same, where the older one was removed and added again',
    play: (broker) =>
      getsOverlapping(
        broker,
        subscribe('a/b', 1),
        subscribe('+/b', 0),
        packet(0xa2, 0, 9, ...text('a/b')),
        subscribe('a/b', 2),
      ),
    answers: {
      '1.4.15': '30060003612f6201',
      '1.5.11': '30060003612f6201',
      '1.6.15': '34080003612f62000101',
      '2.0.22': '34080003612f62000101',
    },
  },
];

/** The configuration for one of them. */
export function configurationOf({ lines = '' }: Difference, port: number): string {
  return `${lines}listener ${port}\n${lines.includes('allow_anonymous') ? '' : 'allow_anonymous true\n'}`;
}
