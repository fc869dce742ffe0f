import fc from 'fast-check';
import { client, flag } from './names.js';
import type { Kind, Step } from './step.js';

/** A client leaves what comes unanswered from now on, or answers all of it. */
export interface Hold extends Step {
  readonly does: 'hold';
  readonly holds: boolean;
}

export const hold: Kind<Hold> = {
  arbitrary: fc.record({ does: fc.constant('hold'), client, holds: flag }),
  perform({ client: name, holds }, stage) {
    stage.peer(name)?.hold(holds);
  },
};

/** One who holds answers one packet, perhaps out of turn or with a refusal. */
export interface Answer extends Step {
  readonly does: 'answer';
  readonly which: 'first' | 'last';
  readonly reason: number;
}

export const answer: Kind<Answer> = {
  arbitrary: fc.record({
    does: fc.constant('answer'),
    client,
    which: fc.constantFrom('first', 'first', 'last'),
    reason: fc.constantFrom(0, 0, 0, 0x10, 0x80, 0x97),
  }),
  perform({ client: name, which, reason }, stage) {
    stage.peer(name)?.answerOne(which, reason);
  },
};
