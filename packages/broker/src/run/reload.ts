import { type Analysis, type Language, write } from '@mosquitto-conf/config';
import { reloadRefusal } from '@mosquitto-conf/config/internal';
import type { Broker } from '../broker.js';
import type { BrokerLog } from '../log/broker-log.js';
import { ReloadRefused } from '../testing/refusal.js';
import { runTexts } from '../texts/run.js';
import { reloadExitCode } from './exit-code.js';
import { at, logProblems } from './log-problems.js';

/**
 * Applies what was read again, and logs what is wrong with it and what only a restart applies.
 * @returns the exit code, if the target would end
 */
export function reload(
  broker: Broker,
  log: BrokerLog,
  analysis: Analysis,
  language?: Language,
): number | undefined {
  const { configuration, stop, report } = analysis;
  log.write('information', 'Reloading config.');
  // What is wrong with access files and certificates is found by the broker.
  const fault = stop?.stage === 'config' ? stop : undefined;
  const refusal = reloadRefusal(configuration, broker.configuration);
  if (refusal) {
    const { file, line } = refusal.setting.place;
    log.write('error', refusal.line);
    log.write('error', `Error found at ${file}:${line}.`);
  } else if (fault) {
    logProblems(log, [fault], configuration, report);
    if (fault.named) log.write('error', `Error found at ${fault.named.file}:${fault.named.line}.`);
  }
  let code: number | undefined;
  try {
    broker.reload(analysis);
  } catch (error) {
    if (!(error instanceof ReloadRefused)) throw error;
    logProblems(log, error.problems, broker.configuration, error.report);
    if (error.ends) code = reloadExitCode(error.problems[0], broker.configuration.release);
  }
  log.follow(broker.configuration);
  const crash = broker.reloadCrash;
  if (crash) {
    const crashes = runTexts.reloadCrashes({ reason: crash.why, place: at(crash.place) });
    log.write('warning', write(crashes, language));
  }
  for (const { directive: name, place, why } of broker.restartNeeded) {
    const directive = `\`${name}\`${at(place)}`;
    const text = why ? runTexts.restartWhy({ directive, reason: why }) : runTexts.restart({ directive });
    log.write('warning', write(text, language));
  }
  return code;
}
