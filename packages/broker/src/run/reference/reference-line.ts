import type { Configuration, Problem, Report } from '@mosquitto-conf/config';
import { secretsOf, withoutSecrets } from '@mosquitto-conf/config/internal';
import { accessLines } from './access.js';
import { configurationLines } from './configuration.js';
import { faultOf } from './fault.js';

const PREFIX = /^password-file: /;

/**
 * The line that Mosquitto logs for the problem it stops at, which scripts that start a broker look for. Undefined if it logs
 * none, or if no script is known to look for it. Passwords and keys are left out, also where Mosquitto prints them.
 * @param report with the files as they were read
 */
export function referenceLine(
  problem: Problem,
  configuration: Configuration,
  report: Report,
): string | undefined {
  const fault = faultOf(problem, configuration, report);
  const line = accessLines[problem.code] ?? configurationLines[problem.code];
  const whole = line?.(fault, configuration);
  // What the line of the file holds besides its name may be secret.
  const secrets = secretsOf(fault.whole, report.syntaxOf(fault.file));
  const text = whole === undefined ? undefined : withoutSecrets(whole, secrets);
  return text === undefined || PREFIX.test(text) ? text : `Error: ${text}`;
}
