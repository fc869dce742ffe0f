import type { Directive } from '@mosquitto-conf/config';
import type { Scene } from './scene.js';

/**
 * What a client, a bridge's far end, a file or the log shows of one directive. Two configurations differ only in `lines`, and what
 * is seen of them differs: a broker that ignored the directive would show the same twice.
 */
export interface Probe {
  readonly directive: Directive;
  /** The lines with the directive, and what they are in the other configuration. */
  readonly lines: readonly [string, string];
  /** Looks at a running broker. @returns what is seen */
  readonly look: (scene: Scene) => Promise<unknown>;
  /** Prepares what is there before the broker starts, such as the far end of a bridge. */
  readonly prepare?: (scene: Scene) => Promise<unknown>;
  /** What is seen of each configuration. */
  readonly shows: readonly [unknown, unknown];
  /**
   * The whole configuration: `LINES` stands for the lines, `PORT` and `OTHER` for free ports, `FAR` and `FAR2` for the ports of two
   * brokers to which bridges may connect, `FOLDER` for the folder of the files, `PLUGINS` for that of the broker's own plugins.
   */
  readonly configuration: string;
  /** Files in the folder, by name; their texts have the same placeholders. */
  readonly files?: Readonly<Record<string, string>>;
  /** Variables of the broker's environment. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Releases that can be probed, where those that know the directive cannot all. */
  readonly first?: string;
  readonly last?: string;
}

/** What is seen when a broker does not start. */
export const NO_START = 'does not start';

/** A listener to which anyone may connect. */
export const OPEN = 'listener PORT 127.0.0.1\nallow_anonymous true\n';

/** A probe; of a listener to which anyone may connect, where it names no configuration. */
export function probe(
  directive: Directive,
  {
    configuration = `${OPEN}LINES\n`,
    ...rest
  }: Omit<Probe, 'directive' | 'configuration'> & Partial<Pick<Probe, 'configuration'>>,
): Probe {
  return { directive, configuration, ...rest };
}
