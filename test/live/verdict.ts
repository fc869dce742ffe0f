import type { Analysis, Outcome } from '@mosquitto-conf/config';
import type { Outcome as BrokerOutcome } from './broker.js';

/**
 * What became of a configuration. `refused` stands for `config` or `startup` where the broker's log does not tell them
 * apart, `not-built` for what this build of the broker lacks.
 */
export interface Verdict {
  readonly outcome: Outcome | 'refused' | 'not-built';
  readonly file?: string;
  readonly line?: number;
  /** Whether memory that the broker has used before decides, so that no outcome contradicts it. */
  readonly byChance?: true;
  /** The reason, in the words of the broker or of this project. */
  readonly reason?: string;
}

/** 2.1 puts the place in an included file in quotes. The name of a file may have line ends. */
const FOUND = /Error found at ('?)([\s\S]*?):(\d+)\1\.\r?$/m;

/** What depends on how the broker was built says nothing about the release. */
const NOT_BUILT = /HTTP API support not available/;
/** Up to 1.5 with the date of the build between. */
const STARTING = /mosquitto version \S+ (?:\(build date .*\) )?starting\s*$/m;

/** Why the log of a broker may lack an error. */
export interface LogLimits {
  /** Whether the configuration has lines about the log. */
  readonly isQuiet: boolean;
  /** Whether it limits the memory: without memory the broker logs nothing. */
  readonly hasMemoryLimit: boolean;
}

/**
 * What a broker's log says of what it did.
 */
export function measured(
  { ran, crash, hangs, log }: BrokerOutcome,
  { isQuiet, hasMemoryLimit }: LogLimits,
): Verdict {
  if (ran) return { outcome: 'running' };
  // It reads a folder for ever: it is not refused, as the measured tables have it, and opens no listener.
  if (hangs) return { outcome: 'running', reason: 'hangs' };
  const reason = /^.*\bError\b.*$/m.exec(log)?.[0].replace(/^\d+: /, '') ?? log.trim().split('\n').at(-1);
  const said = reason ? { reason } : {};
  if (NOT_BUILT.test(log)) return { outcome: 'not-built', ...said };
  if (crash !== undefined) return { outcome: 'crash', reason: crash };
  const [, , file, line] = FOUND.exec(log) ?? [];
  if (file !== undefined) return { outcome: 'config', file, line: Number(line), ...said };
  if (STARTING.test(log)) return { outcome: 'startup', ...said };
  const isSilent = isQuiet || (hasMemoryLimit && !/\bError\b/.test(log));
  return { outcome: isSilent ? 'refused' : 'config', ...said };
}

/** The same of a prediction. */
export function predicted({ outcome, stop }: Analysis): Verdict {
  return {
    outcome,
    // fgets_extending takes what its buffer held before for the line that a folder does not give.
    ...(stop?.hangs && stop.code === 'unreadable-configuration' ? { byChance: true as const } : {}),
    ...(stop?.named ? { file: stop.named.file, line: stop.named.line } : {}),
    ...(stop ? { reason: `${stop.code}: ${stop.message}` } : {}),
  };
}

/** Whether two verdicts agree in outcome, file and line. A prediction that cannot tell is not wrong. */
export function agree(prediction: Verdict, fact: Verdict): boolean {
  if (fact.outcome === 'not-built' || prediction.byChance) return true;
  if (prediction.outcome === 'unknown') return fact.outcome === 'running' || fact.outcome === 'startup';
  const same =
    fact.outcome === 'refused' ? prediction.outcome !== 'running' : prediction.outcome === fact.outcome;
  return same && prediction.file === fact.file && prediction.line === fact.line;
}

/** A verdict in a line. */
export function shown({ outcome, file, line, reason }: Verdict): string {
  const place = file === undefined ? '' : ` at ${file}:${line}`;
  return `${outcome}${place}${reason === undefined ? '' : `: ${reason}`}`;
}
