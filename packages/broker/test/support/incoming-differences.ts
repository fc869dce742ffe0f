import { type Difference, getsFor, getsWatched, hex, packet, publish, release } from './difference.js';
import { connected, text } from './raw.js';

/** What becomes of messages that clients publish. */
export const incomingDifferences: readonly Difference[] = [
  {
    what: 'a message above message_size_limit',
    lines: 'message_size_limit 1\n',
    play: (broker) => getsFor(broker, {}, packet(0x32, ...text('a'), 0, 7, 0, 1, 2)),
    answers: { '1.6.15': '4003000783', '2.0.5': '4003000783', '2.0.6': '4003000795', '2.1.2': '4003000795' },
  },
  {
    what: 'another message with the id of one that waits for its PUBREL',
    play: (broker) => getsWatched(broker, publish(2, 'a', 7, 1), publish(1, 'b', 7, 2), release(7)),
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
    play: (broker) => getsFor(broker, { level: 4 }, publish(2, 'a', 7), publish(2, 'a', 8)),
    answers: { '2.0.22': '5002000750020008', '2.1.0': '50020007, closed', '2.1.2': '5002000750020008' },
  },
  {
    what: 'messages of QoS 2 for which there is no room',
    lines: 'max_inflight_messages 1\nmax_queued_messages 1\n',
    play: (broker) =>
      getsFor(broker, { level: 4 }, publish(2, 'a', 7), publish(2, 'a', 8), publish(2, 'a', 9), release(7)),
    answers: {
      '1.4.15': '500200077002000750020008',
      '1.5.11': '50020007500200097002000750020008',
      '1.6.15': '50020007500200085002000970020007',
    },
  },
  {
    what: 'messages of QoS 2 for which there is no room, a PUBREL of one, and then those of the others',
    lines: 'max_inflight_messages 1\nmax_queued_messages 1\n',
    play: (broker) =>
      getsWatched(broker, ...[7, 8, 9].map((id) => publish(2, 'a', id, id)), ...[9, 7, 8, 9].map(release)),
    answers: {
      '1.4.15': '500200077002000970020007500200087002000870020009; 300400016107300400016108',
      '1.5.9': '500200077002000970020007500200087002000870020009; 300400016107300400016108',
      '1.5.11': '50020007500200097002000970020007500200087002000870020009; 300400016107300400016108',
    },
  },
  {
    what: 'a message of QoS 2 that is refused, and one for which there is room after its PUBREL',
    lines: 'message_size_limit 1\nmax_inflight_messages 1\n',
    play: (broker) =>
      getsFor(broker, { level: 4 }, publish(2, 'a', 7, 1, 2), publish(2, 'a', 8, 1), release(7)),
    answers: {
      '1.4.15': '500200077002000750020008',
      '1.5.11': '500200077002000750020008',
      '1.6.15': '500200075002000870020007',
      '2.0.22': '500200075002000870020007',
    },
  },
  {
    what: 'a message of QoS 2 that is refused, and another one with its message id',
    lines: 'message_size_limit 1\n',
    play: (broker) => getsWatched(broker, publish(2, 'a', 7, 1, 2), publish(2, 'a', 7, 1), release(7)),
    answers: {
      '1.4.15': '500200075002000770020007; ',
      '1.5.11': '500200075002000770020007; ',
      '1.6.15': '500200075002000770020007; 300400016101',
      '2.0.22': '500200075002000770020007; 300400016101',
    },
  },
  {
    what: 'a message of QoS 2 that is refused, and for which there is no room',
    lines: 'message_size_limit 1\nmax_inflight_messages 1\n',
    async play(broker) {
      const client = await connected(broker, { level: 4 });
      client.send(...publish(2, 'a', 7, 1));
      await client.untilPong();
      client.send(...publish(2, 'a', 8, 1, 2));
      const got = hex(await client.untilPong());
      return client.closed ? `${got}, closed` : got;
    },
    answers: { '1.4.15': ', closed', '1.5.11': ', closed', '1.6.15': '50020008', '2.0.22': '50020008' },
  },
  {
    what: 'messages of QoS 2 above max_inflight_messages, in 5.0',
    lines: 'max_inflight_messages 1\nmax_queued_messages 1\n',
    play: (broker) =>
      getsFor(broker, {}, ...[7, 8, 9].map((id) => packet(0x34, ...text('a'), 0, id, 0, 1)), release(7)),
    answers: {
      '1.6.3': '500200077002000750020008',
      '1.6.4': '50020007500200085002000970020007',
      '2.0.0': '50020007500200085002000970020007',
    },
  },
  {
    what: 'messages of QoS 2 above max_inflight_bytes and max_queued_bytes',
    lines: 'max_inflight_bytes 3\nmax_queued_bytes 4\n',
    play: (broker) =>
      getsFor(broker, { level: 4 }, ...[7, 8, 9, 10, 11].map((id) => publish(2, 'a', id, 1, 2)), release(7)),
    answers: {
      '1.5.9': '5002000750020008500200095002000a70020007',
      '1.5.11': '5002000750020008500200095002000a5002000b70020007',
      '1.6.3': '5002000750020008500200095002000a70020007',
      '1.6.10': '5002000750020008500200095002000a70020007',
      '1.6.15': '5002000750020008500200095002000a5002000b70020007',
      '2.0.0': '5002000750020008500200095002000a5002000b70020007',
    },
  },
];
