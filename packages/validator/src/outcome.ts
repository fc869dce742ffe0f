import type { Outcome, Release } from '@mosquitto-conf/config';

/** What the target does with a configuration, where there is little room: `Mosquitto 2.0.22 starts with this`. */
export const outcomeWords: Readonly<Record<Outcome, string>> = {
  running: 'starts with this',
  config: 'refuses this',
  startup: 'fails to start',
  crash: 'crashes with this',
  unknown: 'may start with this',
};

/**
 * A sentence on what a release does with a configuration, without the full stop.
 * @param hangs whether it runs and never opens a listener
 */
export function outcomeSentence({ name }: Pick<Release, 'name'>, outcome: Outcome, hangs = false): string {
  switch (outcome) {
    case 'running':
      return hangs
        ? `Mosquitto ${name} runs with this configuration but never finishes starting`
        : `Mosquitto ${name} starts with this configuration`;
    case 'config':
      return `Mosquitto ${name} refuses this configuration`;
    case 'startup':
      return `Mosquitto ${name} reads this configuration, then fails to start`;
    case 'crash':
      return `Mosquitto ${name} crashes with this configuration`;
    case 'unknown':
      return `Whether Mosquitto ${name} starts with this configuration cannot be determined here`;
  }
}
