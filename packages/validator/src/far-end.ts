import type { Analysis, Hasher } from '@mosquitto-conf/config';

/** The broker at the other end of a bridge: its configuration, as it was read. */
export interface FarEnd {
  /** The name of the bridge in the configuration that is looked at. */
  readonly bridge: string;
  /** Its main file, as a person here calls it. */
  readonly path: string;
  readonly analysis: Analysis;
  /** Where a file of that broker is, as a person or an editor here calls it. */
  readonly locate: (file: string) => string;
  /** Checks passwords at once. Without it the password of a bridge is taken for the right one. */
  readonly hasher?: Hasher;
}
