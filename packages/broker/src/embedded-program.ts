import { append } from './log/append.js';
import { ArgumentError, readArguments, releaseOf, runBroker, UnknownOption, usage } from './run/index.js';

/** `mosquitto-embedded`: to put in the place of `mosquitto` where a script starts it. */
export async function run(argv: readonly string[]): Promise<void> {
  try {
    const options = readArguments(argv.slice(2));
    const { name } = releaseOf(options);
    if (options.help) append(1, usage(name));
    else if (options.version) append(1, `mosquitto ${name}\n`);
    else process.exitCode = await runBroker(options);
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    append(2, `${error.message}\n`);
    if (error instanceof UnknownOption) append(1, usage(releaseOf({}).name));
    process.exitCode = 3;
  }
}
