import { analyse, findTarget, MemoryFiles } from '@mosquitto-conf/config';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Clock } from '../src/clock.js';
import type { Core } from '../src/core.js';
import { makeCore } from '../src/make-core.js';
import { MemoryLimit } from '../src/memory/memory-limit.js';
import { Message } from '../src/message.js';
import { insert } from '../src/routing/deliver.js';
import { Session } from '../src/session/session.js';
import { removeSession } from '../src/session/sessions.js';

const NOTHING = Buffer.alloc(0);
const CONFIGURATION = 'listener 1883\nallow_anonymous true\nmemory_limit 100000000\nmax_queued_messages 0\n';

function prepare(target: string) {
  const { configuration } = analyse('mosquitto.conf', findTarget(target)!, {
    files: new MemoryFiles({ 'mosquitto.conf': CONFIGURATION }),
    resolve: () => ['127.0.0.1'],
    interfaces: () => undefined,
    hasUser: () => undefined,
    hostname: 'broker',
    root: false,
  });
  return { configuration, core: makeCore(configuration, {}, new Clock()) };
}

const level = fc.constantFrom('a', 'b', 'long-level', '');
const topic = fc.array(level, { minLength: 1, maxLength: 3 }).map((levels) => levels.join('/'));
const id = fc.constantFrom('one', 'two', 'three');
const step = fc.oneof(
  fc.record({ kind: fc.constant('retain' as const), topic, size: fc.integer({ min: 0, max: 50 }) }),
  fc.record({ kind: fc.constant('queue' as const), id, topic, size: fc.integer({ min: 0, max: 50 }) }),
  fc.record({ kind: fc.constant('receive' as const), id, topic, size: fc.integer({ min: 0, max: 50 }) }),
  fc.record({ kind: fc.constantFrom('subscribe' as const, 'unsubscribe' as const), id, topic }),
  fc.record({ kind: fc.constantFrom('enter' as const, 'end' as const, 'empty' as const), id }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function play(core: Core, one: Step): void {
  const message = (topicOf: string, size: number) =>
    new Message(topicOf, Buffer.alloc(size), 1, true, NOTHING, 0, undefined);
  if (one.kind === 'retain') {
    core.retained.store(message(one.topic, one.size));
    return;
  }
  if (one.kind === 'enter' && !core.sessions.has(one.id)) {
    const made = new Session(one.id);
    core.sessions.set(one.id, made);
    core.memory?.watch(made);
  }
  const session = core.sessions.get(one.id);
  if (!session) return;
  switch (one.kind) {
    case 'queue': {
      const queued = message(one.topic, one.size);
      // Some messages are kept twice, and count once.
      if (one.size > 25) core.retained.store(queued);
      insert(core, session, queued, 1, false, 0);
      break;
    }
    case 'receive':
      session.inbox.take(one.size);
      session.inbox.add(one.size, message(one.topic, one.size));
      break;
    case 'subscribe': {
      const options = { qos: 1, noLocal: false, retainAsPublished: false, retainHandling: 0 } as const;
      const made = { session, filter: one.topic, share: undefined, identifier: 0, ...options };
      core.subscriptions.add(made, session.subscriptions.get(one.topic));
      session.subscriptions.set(one.topic, made);
      break;
    }
    case 'unsubscribe': {
      const before = session.subscriptions.get(one.topic);
      if (before) core.subscriptions.remove(before);
      session.subscriptions.delete(one.topic);
      break;
    }
    case 'empty':
      session.outbox.filter(({ payload }) => payload.length % 2 === 0);
      session.inbox.filter(({ payload }) => payload.length % 2 === 0);
      break;
    case 'end':
      removeSession(core, session);
      break;
    default:
  }
}

it.each(['2.0.22', '2.1.2'])('%s: what is counted step by step is what is counted at the end', (target) => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { configuration, core } = prepare(target);
      const counting = new MemoryLimit(core, () => undefined);
      counting.follow(configuration);
      const empty = core.memory!.used;
      for (const one of steps) play(core, one);
      const { used } = core.memory!;
      core.memory!.end();
      core.memory = undefined;
      new MemoryLimit(core, () => undefined).follow(configuration);
      expect(core.memory!.used).toBe(used);
      for (const session of core.sessions.values()) removeSession(core, session);
      for (const message of [...core.retained])
        core.retained.store(new Message(message.topic, NOTHING, 0, true, NOTHING, 0, undefined));
      expect(core.memory!.used).toBe(empty);
    }),
    { numRuns: 100 },
  );
});
