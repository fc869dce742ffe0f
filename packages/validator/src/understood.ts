import type { Code } from '@mosquitto-conf/config';
import type { RuleContext } from './rule.js';

/** Refusals that leave no doubt about what the configuration says. */
const CLEAR: ReadonlySet<Code> = new Set(['needs-listener', 'incomplete-tls']);

/** Whether every line could be understood, so that nothing is missing only because its line is refused. */
export function isUnderstood({ analysis }: Pick<RuleContext, 'analysis'>): boolean {
  return !analysis.report.problems.some(({ stage, code }) => stage === 'config' && !CLEAR.has(code));
}
