import type * as embedded from '@mosquitto-conf/broker/run';
import { Command } from 'commander';

/** What the command needs of the embedded broker. */
type EmbeddedBroker = Pick<typeof embedded, 'ArgumentError' | 'mustBeFew' | 'readPort' | 'runBroker'>;

interface RunFlags extends Omit<embedded.RunOptions, 'config' | 'ports' | 'daemon'> {
  readonly configFile?: string;
  readonly port?: readonly string[];
}

/** A wrong command line, as the broker's own exit code tells it (MOSQ_ERR_INVAL). */
const INVALID = 3;

/**
 * `checkconfig run`: a test broker that executes the configuration.
 * @param load loads the broker when the command runs, so that its help does not need it
 */
export function runCommand(load: () => Promise<EmbeddedBroker>): Command {
  return new Command('run')
    .description('run a test broker that does what the configuration says')
    .argument('[file]', 'the configuration file; without one the broker serves this machine alone')
    .option('-c, --config-file <file>', 'the same, as the broker is told it')
    .option('-p, --port <port>', 'the port without a file, instead of 1883; repeatable', collect)
    .option('-v, --verbose', 'log everything')
    .option('-q, --quiet', 'log nothing')
    .option('--test-config', 'only read the configuration, and say whether it is right')
    .option('--ephemeral', 'give each listener a free port, and log which')
    .option('-t, --target <release>', 'the release to be: 2.0.18, 2.0, debian-12 (default: latest)')
    .option('--strict', 'do not start if something in the configuration cannot be honoured')
    .addHelpText(
      'after',
      `
Relative paths in the configuration begin in the folder this is started in, as with the broker.

Examples:
  checkconfig run mosquitto.conf --ephemeral
  checkconfig run -c /etc/mosquitto/mosquitto.conf -v --target debian-12
  checkconfig run -p 1884`,
    )
    .action(async (file: string | undefined, flags: RunFlags) => run(await load(), file, flags));
}

async function run(
  { ArgumentError, mustBeFew, readPort, runBroker }: EmbeddedBroker,
  file: string | undefined,
  { configFile, port = [], ...flags }: RunFlags,
): Promise<void> {
  const config = configFile ?? file;
  try {
    process.exitCode = await runBroker({
      ...flags,
      ports: mustBeFew(port.map(readPort)),
      ...(config === undefined ? {} : { config }),
    });
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = INVALID;
  }
}

function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}
