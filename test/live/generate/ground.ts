import type { Release } from '@mosquitto-conf/config';

/** What a configuration may count on where the broker is started. */
export interface Ground {
  readonly release: Release;
  /** Ports that no other process uses. */
  readonly ports: readonly number[];
  /** Ports below 1024, where the system keeps them for root. */
  readonly reserved: readonly number[];
  /** Whether absolute paths do no harm. */
  readonly isBoxed: boolean;
  /** The path of a plugin that is installed. */
  readonly plugin?: string;
}

/** The files of a configuration by path; text as `decode` of the grammar gives it. */
export type Files = Readonly<Record<string, string>>;
