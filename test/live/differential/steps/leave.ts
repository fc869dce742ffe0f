import fc from 'fast-check';
import { client } from './names.js';
import type { Kind, Step } from './step.js';

/** A client says goodbye; one of 5.0 may want its will said, or its session to last another time. */
export interface Disconnect extends Step {
  readonly does: 'disconnect';
  readonly withWill: boolean;
  readonly expiry: number | undefined;
}

export const disconnect: Kind<Disconnect> = {
  arbitrary: fc.record({
    does: fc.constant('disconnect'),
    client,
    withWill: fc.constantFrom(false, false, true),
    expiry: fc.constantFrom(undefined, undefined, 0, 1, 1000),
  }),
  perform({ client: name, withWill, expiry }, stage) {
    const peer = stage.peer(name);
    const isNew = peer?.version === 5;
    peer?.sendPacket({
      cmd: 'disconnect',
      ...(isNew && withWill ? { reasonCode: 4 } : {}),
      ...(isNew && expiry !== undefined ? { properties: { sessionExpiryInterval: expiry } } : {}),
    });
  },
};

/** A client is gone without a word. */
export interface Drop extends Step {
  readonly does: 'drop';
}

export const drop: Kind<Drop> = {
  arbitrary: fc.record({ does: fc.constant('drop'), client }),
  perform: ({ client: name }, stage) => stage.drop(name),
};

/** All clients wait, longer than anything that takes a second. */
export interface Wait extends Step {
  readonly does: 'wait';
}

export const wait: Kind<Wait> = {
  arbitrary: fc.record({ does: fc.constant('wait'), client: fc.constant(0) }),
  perform: () => new Promise((resolve) => setTimeout(resolve, LONG)),
};

const LONG = 3500;
