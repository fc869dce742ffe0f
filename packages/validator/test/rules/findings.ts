import { analyse, findTarget, latest } from '@mosquitto-conf/config';
import { nodeTls } from '@mosquitto-conf/config/node';
import { EXAMPLE_MAIN, exampleFiles, exampleHost } from '../../src/examples/example-host.js';
import { type Diagnostic, diagnose, type Example } from '../../src/index.js';

/**
 * What a rule reports for a configuration, which may be indented as in the rules' own examples.
 * @param options the other files, the release and the machine, as an example has them
 */
export function findings(rule: string, text: string, options: Omit<Example, 'text'> = {}): Diagnostic[] {
  const example = { ...options, text };
  const release = options.target === undefined ? latest : findTarget(options.target);
  if (!release) throw new Error(`no release ${options.target}`);
  const host = exampleHost(exampleFiles(example), nodeTls, options.machine);
  return diagnose(analyse(EXAMPLE_MAIN, release, host), EXAMPLE_MAIN).filter((found) => found.rule === rule);
}

/** The lines, from 1, that a rule reports. */
export function lines(rule: string, text: string, options: Omit<Example, 'text'> = {}): number[] {
  return findings(rule, text, options).map(({ range }) => range.start.line + 1);
}
