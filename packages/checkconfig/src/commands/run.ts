import type * as embedded from '@mosquitto-conf/broker/internal';
import { Command, Option } from 'commander';
import { collect } from '../collect.js';
import { addPlaceOptions, type FileOptions, placeOf, targetOption } from '../host-options.js';
import { languageOfRun, say } from '../language.js';
import { printError, standardOutput } from '../print.js';
import { runTexts } from '../texts/run.js';

/** What the command needs of the embedded broker. */
type EmbeddedBroker = Pick<typeof embedded, 'ArgumentError' | 'mustBeFew' | 'readPort' | 'runBroker'>;

interface RunFlags
  extends Omit<embedded.RunOptions, 'config' | 'ports' | 'daemon' | 'place' | 'language'>,
    Pick<FileOptions, 'root' | 'map' | 'cwd'> {
  readonly configFile?: string;
  readonly port?: readonly string[];
}

/** The broker's exit code for a wrong command line (MOSQ_ERR_INVAL). */
const INVALID = 3;

/** `checkconfig run`: a test broker that executes the configuration. Its help does not need the broker. */
export function runCommand(): Command {
  const command = new Command('run')
    .description(say(runTexts.description))
    .argument('[file]', say(runTexts.file))
    .option('-c, --config-file <file>', say(runTexts.configFile))
    .option('-p, --port <port>', say(runTexts.port), collect)
    .option('-v, --verbose', say(runTexts.verbose))
    .option('-q, --quiet', say(runTexts.quiet))
    .option('--test-config', say(runTexts.testConfig))
    .option('--ephemeral', say(runTexts.ephemeral))
    .addOption(new Option('--bridge <name=url>', say(runTexts.bridge)).argParser(collect))
    .addOption(new Option('--plugin <path=file>', say(runTexts.plugin)).argParser(collect))
    .addOption(new Option('--plugins <what>', say(runTexts.plugins)).choices(['deny', 'ignore']))
    .option('--in-place', say(runTexts.inPlace))
    .option('--keep', say(runTexts.keep));
  return addPlaceOptions(command, runTexts.currentFolder)
    .addOption(targetOption())
    .option('--strict', say(runTexts.strict))
    .addHelpText('after', say(runTexts.help))
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
  // The broker prints as long as it runs.
  standardOutput();
  const place = placeOf({
    ...(root === undefined ? {} : { root }),
    ...(map ? { map } : {}),
    ...(cwd === undefined ? {} : { cwd }),
  });
  try {
    process.exitCode = await runBroker({
      ...flags,
      language: languageOfRun(),
      ports: mustBeFew(port.map(readPort)),
      ...(place ? { place } : {}),
      ...(config === undefined ? {} : { config }),
    });
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    printError(`${say(error.text)}\n`);
    process.exitCode = INVALID;
  }
}
