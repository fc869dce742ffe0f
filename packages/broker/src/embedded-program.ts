import { ArgumentError, readArguments, releaseOf, runBroker, UnknownOption, usage } from './run/index.js';

/** `mosquitto-embedded`: to put in the place of `mosquitto` where a script starts it. */
export async function run(argv: readonly string[]): Promise<void> {
  try {
    const options = readArguments(argv.slice(2));
    const { name } = releaseOf(options);
    if (options.help) process.stdout.write(usage(name));
    else if (options.version) process.stdout.write(`mosquitto ${name}\n`);
    else process.exitCode = await runBroker(options);
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    if (error instanceof UnknownOption) process.stdout.write(usage(releaseOf({}).name));
    process.exitCode = 3;
  }
}
