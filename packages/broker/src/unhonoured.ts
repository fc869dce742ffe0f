import type { Configuration, Place } from '@mosquitto-conf/config';

/** Something in a configuration that a test broker does not do. */
export interface Gap {
  /** What it is: one sentence. */
  readonly what: string;
  /** What happens instead: one sentence. */
  readonly instead: string;
  readonly place?: Place;
}

/** Everything in a configuration that this broker does not do, in the order of the settings. */
export function unhonoured(_configuration: Configuration): readonly Gap[] {
  return [];
}
