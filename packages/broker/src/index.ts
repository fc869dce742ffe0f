export type { ReloadCrash, RestartNeeded } from '@mosquitto-conf/config/internal';
export type { BridgeEvent, BridgeInfo, BridgeState } from './bridge/bridge-info.js';
export type { BridgeDestination, BridgeDestinations } from './bridge/destination.js';
export { Broker } from './broker.js';
export type { BrokerOptions } from './broker-options.js';
export type { Clock } from './clock.js';
export type {
  AuthenticationAnswer,
  AuthenticationExchange,
  AuthenticationHandler,
} from './connection/authentication-handler.js';
export type { Counters } from './counters.js';
export type { BrokerListener } from './listeners/broker-listener.js';
export type { Log, LogKind } from './log/log.js';
export type { BrokerEvents, ConnectReason, Decision } from './observer.js';
export type { KeptClient, KeptMessage, KeptSessionMessage, PersistChange } from './persistence/changes.js';
export type {
  AccessEvent,
  BrokerPlugin,
  ControlEvent,
  LoginAnswer,
  LoginEvent,
  MessageAnswer,
  MessageEvent,
  PluginClient,
  PluginDecision,
  PluginHandlers,
  PluginHost,
  PluginMessage,
  PluginPersistence,
  PluginPublishOptions,
  PluginSetting,
  PluginSubscription,
} from './plugins/broker-plugin.js';
export type { MissingPlugins } from './plugins/plugin-set.js';
export { type StartOptions, startBroker, startBrokerFrom } from './start-broker.js';
export { describeDecision } from './testing/describe-decision.js';
export type { Action, ClientDescription, ConnectDescription } from './testing/may.js';
export type { FaultTarget, InjectedFault, NetworkFault } from './testing/network-fault.js';
export type {
  ConnectionInfo,
  MessageInfo,
  ProtocolVersion,
  QueuedMessage,
  SessionInfo,
  SubscriptionInfo,
} from './testing/queries.js';
export { ConfigurationRefused, ReloadRefused } from './testing/refusal.js';
export type { EventName, EventOf } from './testing/wait-for.js';
export type { UnsupportedDirective } from './unsupported.js';
