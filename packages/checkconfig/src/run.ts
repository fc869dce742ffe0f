// The test broker and its command, built as a file of their own: nothing that only checks is read for it.
import * as embedded from '@mosquitto-conf/broker/internal';
import { commandLine, obey } from './command-line.js';
import { runCommand } from './commands/run.js';
import { fail } from './failure.js';

export const { ArgumentError, mustBeFew, readPort, runBroker } = embedded;

/** Runs `checkconfig run …`; the exit code is left in `process.exitCode`. */
export function run(argv: readonly string[]): Promise<void> {
  return obey(commandLine([runCommand(async () => embedded)]), argv).catch(fail);
}
