export { Broker, type BrokerOptions, startBroker } from './broker.js';
export type { Log, LogKind } from './log/log.js';
export type { BrokerEvents, ConnectReason, Decision } from './observer.js';
