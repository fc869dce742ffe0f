import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { messageProperties } from './message-properties.js';
import { client, flag, known, qos, topic } from './names.js';
import type { Kind, Step } from './step.js';

export interface Publish extends Step {
  readonly does: 'publish';
  readonly topic: string;
  readonly qos: 0 | 1 | 2;
  readonly retain: boolean;
  readonly dup: boolean;
  readonly payload: string;
  readonly properties: Record<string, unknown> | undefined;
  /** Of 5.0: a number for the topic; `only`: the number alone. 0 for none. */
  readonly alias: number;
  readonly only: boolean;
  /** How many of them go out at once. */
  readonly times: number;
  /** An id in place of the next, for one alone: what is reported about too many of them would be lost with the rest. 0 for the next. */
  readonly id: number;
}

/** In milliseconds. */
const BREATH = 3;

export const publish: Kind<Publish> = {
  arbitrary: fc.record({
    does: fc.constant('publish'),
    client,
    topic,
    qos,
    retain: flag,
    dup: fc.constantFrom(false, false, false, true),
    payload: fc.constantFrom('', 'x', 'a longer payload', 'x'.repeat(150)),
    properties: messageProperties,
    alias: fc.constantFrom(0, 0, 0, 0, 1, 2, 3),
    only: fc.constantFrom(false, false, true),
    times: fc.constantFrom(1, 1, 1, 1, 4, 12),
    id: fc.constantFrom(0, 0, 0, 0, 1, 2),
  }),
  async perform(step, stage) {
    const peer = stage.peer(step.client);
    if (!peer) return;
    const { qos: level, retain, dup, payload, alias, only } = step;
    const isNew = peer.version === 5;
    const packets = Array.from({ length: step.times }, (_, count) => ({
      cmd: 'publish',
      messageId: (step.times === 1 && step.id) || stage.nextId(step.client),
      topic: isNew && alias > 0 && only ? '' : step.topic,
      qos: level,
      retain,
      dup: dup && level > 0,
      payload: step.times > 1 && payload !== '' ? `${payload} ${count}` : payload,
      ...(isNew
        ? { properties: { ...known(step.properties ?? {}), ...(alias > 0 ? { topicAlias: alias } : {}) } }
        : {}),
    }));
    // The first alone: who is sent away for it would not hear why if more were coming.
    peer.sendPackets(packets.slice(0, 1));
    if (packets.length > 1) await pause(BREATH);
    peer.sendPackets(packets.slice(1));
  },
};
