import type { Configuration, Problem, Report } from '@mosquitto-conf/config';
import { accessLines } from './access.js';
import { configurationLines } from './configuration.js';
import { faultOf } from './fault.js';

const PREFIX = /^password-file: /;

/**
 * The line in which the reference says what it stops at, which scripts that start a broker look for; what to do about it
 * stands in our own words. Undefined where it says nothing, or where nobody is known to wait for it.
 * @param report with the files as they were read
 */
export function referenceLine(
  problem: Problem,
  configuration: Configuration,
  report: Report,
): string | undefined {
  const fault = faultOf(problem, configuration, report);
  const line = accessLines[problem.code] ?? configurationLines[problem.code];
  const text = line?.(fault, configuration);
  return text === undefined || PREFIX.test(text) ? text : `Error: ${text}`;
}
