import { type Connectable, type ConnectBytes, connectBytes, connected, RawClient, text } from './raw.js';

const will = (topic: string, payload: string) => [...text(topic), ...text(payload)];
const packet = (first: number, ...body: readonly number[]) => [first, body.length, ...body];
/** A SUBSCRIBE of 3.1.1, and of 5.0. */
const subscribe = (filter: string, qos = 0) => packet(0x82, 0, 9, ...text(filter), qos);
const subscribe5 = (filter: string) => packet(0x82, 0, 9, 0, ...text(filter), 0);
const hex = (bytes: readonly number[]) => Buffer.from(bytes).toString('hex');

/** What a client gets until it is disconnected, or until a PINGRESP. */
async function getsFor(
  broker: Connectable,
  client: ConnectBytes,
  ...packets: readonly (readonly number[])[]
) {
  const one = await connected(broker, client);
  for (const bytes of packets) one.send(...bytes);
  const got = hex(await one.untilPong());
  return one.closed ? `${got}, closed` : got;
}

/** One thing that releases answer differently, and what each of them answers. */
export interface Difference {
  readonly what: string;
  /** Lines of the configuration; anyone may connect unless they say otherwise. */
  readonly lines?: string;
  play(broker: Connectable): Promise<string>;
  readonly answers: Readonly<Record<string, string>>;
}

/** Each answer is that of the real broker of the release: test/live/by-release.live.ts asks it. */
export const differences: readonly Difference[] = [
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
    what: 'a message above message_size_limit',
    lines: 'message_size_limit 1\n',
    play: (broker) => getsFor(broker, {}, packet(0x32, ...text('a'), 0, 7, 0, 1, 2)),
    answers: { '1.6.15': '4003000783', '2.0.5': '4003000783', '2.0.6': '4003000795', '2.1.2': '4003000795' },
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
    what: 'another message with the id of one that waits for its PUBREL',
    async play(broker) {
      const watcher = await connected(broker, { level: 4, id: 'watcher' });
      watcher.send(...subscribe('#'));
      await watcher.untilPong();
      const answers = await getsFor(
        broker,
        { level: 4 },
        packet(0x34, ...text('a'), 0, 7, 1),
        packet(0x32, ...text('b'), 0, 7, 2),
        packet(0x62, 0, 7),
      );
      return `${answers}; ${hex(await watcher.untilPong())}`;
    },
    answers: {
      '1.5.11': '500200074002000770020007; 300400016101',
      '1.6.15': '500200074002000770020007; 300400016101',
      '2.0.0': '500200075002000770020007; 300400016101',
      '2.0.8': '500200075002000770020007; 300400016101',
      '2.0.9': '500200074002000770020007; 300400016202',
      '2.1.2': '500200074002000770020007; 300400016202',
    },
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
      const client = await connected(broker, {});
      client.send(...packet(0xc0, 0));
      const got = hex(await client.untilPong());
      // Both pings may have an answer.
      await client.untilPong();
      return client.closed ? `${got}, closed` : 'open';
    },
    answers: { '2.0.11': 'open', '2.0.12': ', closed', '2.0.22': ', closed', '2.1.2': ', closed' },
  },
  {
    what: 'a refused message with max_queued_messages 0',
    lines: 'max_queued_messages 0\nmessage_size_limit 1\n',
    play: (broker) => getsFor(broker, {}, packet(0x32, ...text('a'), 0, 7, 0, 1, 2)),
    answers: {
      '2.0.15': '4003000795',
      '2.0.18': '4003000795, closed',
      '2.0.21': '4003000795, closed',
      '2.0.22': '4003000795',
      '2.1.2': '4003000795',
    },
  },
  {
    what: 'a message of QoS 1 with max_inflight_messages 0',
    lines: 'max_inflight_messages 0\n',
    play: (broker) => getsFor(broker, {}, packet(0x32, ...text('a'), 0, 7, 0)),
    answers: {
      '2.0.22': '4003000710',
      '2.1.0': 'e00193, closed',
      '2.1.1': '4003000710',
      '2.1.2': '4003000710',
    },
  },
  {
    what: 'a second message of QoS 2 with max_inflight_messages 1',
    lines: 'max_inflight_messages 1\n',
    play: (broker) =>
      getsFor(broker, { level: 4 }, packet(0x34, ...text('a'), 0, 7), packet(0x34, ...text('a'), 0, 8)),
    answers: { '2.0.22': '5002000750020008', '2.1.0': '50020007, closed', '2.1.2': '5002000750020008' },
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
    what: 'messages of QoS 2 for which there is no room',
    lines: 'max_inflight_messages 1\nmax_queued_messages 1\n',
    play: (broker) =>
      getsFor(
        broker,
        { level: 4 },
        packet(0x34, ...text('a'), 0, 7),
        packet(0x34, ...text('a'), 0, 8),
        packet(0x34, ...text('a'), 0, 9),
        packet(0x62, 0, 7),
      ),
    answers: {
      '1.4.15': '500200077002000750020008',
      '1.5.11': '50020007500200097002000750020008',
      '1.6.15': '50020007500200085002000970020007',
    },
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
];

/** The configuration for one of them. */
export function configurationOf({ lines = '' }: Difference, port: number): string {
  return `${lines}listener ${port}\n${lines.includes('allow_anonymous') ? '' : 'allow_anonymous true\n'}`;
}
