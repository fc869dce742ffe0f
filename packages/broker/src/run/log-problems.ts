import type { Configuration, Problem, Report } from '@mosquitto-conf/config';
import type { Log } from '../log/log.js';
import { referenceLine } from './reference/reference-line.js';

/** Logs problems, after Mosquitto's own line about the first. */
export function logProblems(
  log: Log,
  problems: readonly [Problem, ...Problem[]],
  configuration: Configuration,
  report: Report,
): void {
  const known = referenceLine(problems[0], configuration, report);
  if (known !== undefined) log.write('error', known);
  for (const { message, help, place } of problems)
    log.write('error', `Error: ${message}${help ? ` ${help}` : ''}${at(place)}`);
}

/** ` (FILE:LINE)`; nothing without a place. */
export function at(place: { readonly file: string; readonly line: number } | undefined): string {
  return place ? ` (${place.file}:${place.line})` : '';
}
