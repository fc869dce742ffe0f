import type { Code } from '@mosquitto-conf/config';
import { includeDir } from '@mosquitto-conf/config/directives';
import type { RuleContext } from './rule.js';

/** Refusals that leave no doubt about what the configuration says. */
const CLEAR: ReadonlySet<Code> = new Set(['needs-listener', 'incomplete-tls', 'include-own-folder']);

/**
 * Whether what a configuration does not say can be relied on: every file was read, and every line understood. A rule
 * that misses something should ask first.
 */
export function isComplete({ analysis, configuration }: RuleContext): boolean {
  const { problems, remarks } = analysis.report;
  if (problems.some(({ stage, code }) => stage === 'config' && !CLEAR.has(code))) return false;
  const folders = new Set(configuration.settings.all(includeDir).map(({ place }) => place));
  return !remarks.some(
    ({ code, place }) => code === 'file-not-here' && place !== undefined && folders.has(place),
  );
}
