import { ArgumentError, readArguments, runBroker, usage } from './run/index.js';

/** `mosquitto-embedded`: to put in the place of `mosquitto` where a script starts it. */
try {
  const options = readArguments(process.argv.slice(2));
  if (options.help) process.stdout.write(usage);
  else process.exitCode = await runBroker(options);
} catch (error) {
  if (!(error instanceof ArgumentError)) throw error;
  process.stderr.write(`${error.message}\n\n${usage}`);
  process.exitCode = 3;
}
