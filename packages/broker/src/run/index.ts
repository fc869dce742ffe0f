export { ArgumentError, type RunOptions, readArguments, readPort, usage } from './arguments.js';
export { runBroker } from './run-broker.js';
