export {
  ArgumentError,
  mustBeFew,
  type RunOptions,
  readArguments,
  readPort,
  UnknownOption,
  usage,
} from './arguments.js';
export { releaseOf, runBroker } from './run-broker.js';
