import type * as embedded from '@mosquitto-conf/broker/internal';
import { Command, Option } from 'commander';
import { collect } from '../collect.js';
import { addPlaceOptions, type FileOptions, placeOf, targetOption } from '../host-options.js';

/** What the command needs of the embedded broker. */
type EmbeddedBroker = Pick<typeof embedded, 'ArgumentError' | 'mustBeFew' | 'readPort' | 'runBroker'>;

interface RunFlags
  extends Omit<embedded.RunOptions, 'config' | 'ports' | 'daemon' | 'place'>,
    Pick<FileOptions, 'root' | 'map' | 'cwd'> {
  readonly configFile?: string;
  readonly port?: readonly string[];
}

/** The broker's exit code for a wrong command line (MOSQ_ERR_INVAL). */
const INVALID = 3;

/** `checkconfig run`: a test broker that executes the configuration. Its help does not need the broker. */
export function runCommand(): Command {
  const command = new Command('run')
    .description('run a test broker that does what the configuration says')
    .argument(
      '[file]',
      'the configuration; without it, the broker accepts only clients on this machine, on port 1883',
    )
    .option('-c, --config-file <file>', 'the same, as an option of mosquitto')
    .option(
      '-p, --port <port>',
      'before 2.0, the port of the default listener; from 2.0, ports for this machine only, if the configuration opens none; repeatable, up to ten times',
      collect,
    )
    .option('-v, --verbose', 'log everything, whatever log_type says')
    .option('-q, --quiet', 'log nothing, whatever log_type says')
    .option('--test-config', 'only check the configuration')
    .option('--ephemeral', 'give each listener a free port or socket, and print which')
    .addOption(
      new Option(
        '--bridge <name=url>',
        'connect a bridge to mqtt://HOST:PORT; NAME=connect: as configured; NAME=off: not at all; connect or off alone: all bridges; repeatable (default: only to this machine)',
      ).argParser(collect),
    )
    .addOption(
      new Option(
        '--plugin <path=file>',
        'run the default export of a JavaScript module instead of a plugin; repeatable',
      ).argParser(collect),
    )
    .addOption(
      new Option(
        '--plugins <what>',
        'what to do with decisions of a plugin without such a module (default: deny)',
      ).choices(['deny', 'ignore']),
    )
    .option('--in-place', 'use the configured database, log file and pid file, not copies')
    .option('--keep', 'keep the temporary folder with the copies');
  return addPlaceOptions(command, 'the current folder')
    .addOption(targetOption())
    .option('--strict', 'do not start if the configuration has an unsupported directive')
    .addHelpText(
      'after',
      `
Relative paths in the configuration start in the current folder, as they do for mosquitto. What the broker writes goes
to copies in a temporary folder, which it names and removes at the end. Files that are there already are not changed.

Examples:
  checkconfig run mosquitto.conf --ephemeral
  checkconfig run -c /etc/mosquitto/mosquitto.conf -v --target debian-12
  checkconfig run mosquitto.conf --ephemeral --map /mosquitto/config=config
  checkconfig run edge.conf --bridge cloud=mqtt://localhost:1884
  checkconfig run mosquitto.conf --plugin /usr/lib/go-auth.so=./go-auth.mjs
  checkconfig run -p 1884`,
    )
    .action(async (file: string | undefined, flags: RunFlags) =>
      run(await import('../embedded-broker.js'), file, flags),
    );
}

async function run(
  { ArgumentError, mustBeFew, readPort, runBroker }: EmbeddedBroker,
  file: string | undefined,
  { configFile, port = [], root, map, cwd, ...flags }: RunFlags,
): Promise<void> {
  const config = configFile ?? file;
  const place = placeOf({
    ...(root === undefined ? {} : { root }),
    ...(map ? { map } : {}),
    ...(cwd === undefined ? {} : { cwd }),
  });
  try {
    process.exitCode = await runBroker({
      ...flags,
      ports: mustBeFew(port.map(readPort)),
      ...(place ? { place } : {}),
      ...(config === undefined ? {} : { config }),
    });
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = INVALID;
  }
}
