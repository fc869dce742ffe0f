import type { Release } from '@mosquitto-conf/config';
import fc from 'fast-check';
import { type Setup, setupFor } from './settings.js';
import type { Stage } from './stage.js';
import { answer, hold } from './steps/acknowledge.js';
import { type Connect, connect } from './steps/connect.js';
import { disconnect, drop, wait } from './steps/leave.js';
import { CLIENTS } from './steps/names.js';
import { publish } from './steps/publish.js';
import type { Kind, Step } from './steps/step.js';
import { subscribe, unsubscribe } from './steps/subscribe.js';
import { stranger, wrong } from './steps/wrong.js';

/** What a configuration says, and what clients do with the broker that has it. */
export interface Script {
  readonly setup: Setup;
  readonly steps: readonly Step[];
}

/** Most of what happens is between clients that are there. */
const kinds: readonly (readonly [weight: number, name: string, kind: Kind<Step>])[] = [
  [24, 'connect', connect],
  [40, 'subscribe', subscribe],
  [6, 'unsubscribe', unsubscribe],
  [64, 'publish', publish],
  [8, 'hold', hold],
  [6, 'answer', answer],
  [8, 'disconnect', disconnect],
  [8, 'drop', drop],
  [4, 'wrong', wrong],
  [3, 'stranger', stranger],
  [1, 'wait', wait],
];

const step = fc.oneof(...kinds.map(([weight, , { arbitrary }]) => ({ weight, arbitrary })));

/** Does one step. */
export async function perform(one: Step, stage: Stage): Promise<void> {
  const kind = kinds.find(([, name]) => name === one.does)?.[2];
  await kind?.perform(one, stage);
}

/** All clients connect first; then anything may happen. @param release of the brokers */
export const scriptFor = (release: Release): fc.Arbitrary<Script> =>
  fc.record({
    setup: setupFor(release),
    steps: fc
      .tuple(
        fc.tuple(
          ...Array.from({ length: CLIENTS }, (_, client) =>
            connect.arbitrary.map((one): Connect => ({ ...one, client })),
          ),
        ),
        fc.array(step, { minLength: 5, maxLength: 30 }),
      )
      .map(([first, rest]) => [...first, ...rest]),
  });
