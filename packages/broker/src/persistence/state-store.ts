import type { Configuration } from '@mosquitto-conf/config';
import type { ListenerState } from '../listeners/listener-state.js';

/** Where the broker keeps its state. */
export interface StateStore {
  /** Where it is written; undefined where nothing is kept. */
  readonly written: string | undefined;
  /** Whether anything is kept: not with `persistence false`. */
  readonly isOn: boolean;
  /** Goes by what is in force after a reload. */
  follow(configuration: Configuration): void;
  /** Restores what was saved. @throws Error if that cannot be read */
  restore(listeners: readonly ListenerState[]): void;
  /** To be called every second: saves when it is time. */
  tick(): unknown;
  /** Saves everything as it is now. @returns why it is not on disk; undefined if it is */
  save(atShutdown: boolean): Promise<Error | undefined>;
}
