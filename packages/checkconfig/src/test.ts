// Tests of configurations and their command, built as a file of their own: nothing that only checks is read for it.
import * as tests from '@mosquitto-conf/test/internal';
import { commandLine, obey } from './command-line.js';
import { testCommand } from './commands/test.js';
import { fail } from './failure.js';

export * from '@mosquitto-conf/test/internal';

/** Runs `checkconfig test …`; the exit code is left in `process.exitCode`. */
export function run(argv: readonly string[]): Promise<void> {
  return obey(commandLine([testCommand(async () => tests)]), argv).catch(fail);
}
