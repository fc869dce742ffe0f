import {
  type AnalyseOptions,
  type Analysis,
  analyse,
  findTarget,
  type Host,
  latest,
} from '@mosquitto-conf/config';
import type { FarEnd } from '../far-end.js';
import type { Example } from '../rule.js';
import { EXAMPLE_MAIN, exampleFiles, exampleHost } from './example-host.js';

/** An example, and the configurations at the other ends of its bridges. */
export interface ReadExample {
  readonly analysis: Analysis;
  readonly farEnds: readonly FarEnd[];
}

/**
 * Reads an example for its release and machine.
 * @param files its files, where they are others than it says
 */
export function readExample(
  example: Example,
  tls: Host['tls'],
  files: Readonly<Record<string, string>> = exampleFiles(example),
  options: AnalyseOptions = {},
): ReadExample {
  const { target, machine, bridges = {} } = example;
  const release = target === undefined ? latest : findTarget(target);
  if (!release) throw new Error(`no release ${target}`);
  const host = exampleHost(files, tls, machine);
  const farEnds = Object.entries(bridges).map(([bridge, path]): FarEnd => {
    const analysis = analyse(path, release, host);
    return { bridge, path, analysis, locate: (file) => file };
  });
  return { analysis: analyse(EXAMPLE_MAIN, release, host, options), farEnds };
}
