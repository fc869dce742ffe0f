import type { EventEmitter } from 'node:events';
import type { BrokerEvents } from '../observer.js';

/** The name of an event. */
export type EventName = keyof BrokerEvents;
/** The argument of an event. */
export type EventOf<Name extends EventName> = BrokerEvents[Name][0];

/**
 * The next event of a kind that fits.
 * @throws Error after `timeout` milliseconds, with the events that did not fit
 */
export function waitFor<Name extends EventName>(
  events: EventEmitter<BrokerEvents>,
  name: Name,
  fits: (event: EventOf<Name>) => boolean,
  timeout: number,
): Promise<EventOf<Name>> {
  return new Promise((resolve, reject) => {
    let others = 0;
    let last: EventOf<Name> | undefined;
    const emitter = events as EventEmitter;
    const stop = () => {
      clearTimeout(timer);
      emitter.off(name, look);
    };
    const look = (event: EventOf<Name>) => {
      try {
        if (!fits(event)) {
          others++;
          last = event;
          return;
        }
        resolve(event);
      } catch (error) {
        reject(error as Error);
      }
      stop();
    };
    const timer = setTimeout(() => {
      stop();
      const seen = others === 0 ? 'none came' : `${others} came, the last ${JSON.stringify(last)}`;
      reject(new Error(`No "${name}" that fits in ${timeout} ms: ${seen}.`));
    }, timeout);
    emitter.on(name, look);
  });
}
