// What the other packages of this repository use of this one: the broker as a command. It may change with any release.
export { ArgumentError, mustBeFew, type RunOptions, readPort, runBroker } from './run/index.js';
export { brokerTexts } from './texts/index.js';
