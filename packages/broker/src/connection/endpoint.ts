import type { QoS } from '../packets/codes.js';
import type { EndpointPlugins } from '../plugins/endpoint-plugins.js';

/** What a connection belongs to: the listener it was accepted at, or the bridge that has made it. */
export interface Endpoint {
  /** The name of the listener or of the bridge. */
  readonly name: string;
  /** The highest QoS that the other side may send. */
  readonly maxQos: QoS;
  /** The highest topic alias that the other side may send. */
  readonly maxTopicAlias: number;
  /** Whether retained messages are sent as such. */
  readonly sendsRetain: boolean;
  /** Whether the log shows that its connections begin and end. */
  readonly logsConnections: boolean;
  /** What is put in front of each filter that the other side subscribes to. */
  readonly mountPoint: string;
  /** Whether every topic is the same on both sides. */
  readonly keepsTopics: boolean;
  /** The plugins that see its messages. */
  readonly plugins: EndpointPlugins | undefined;
  /** The broker's topic for one that the other side names; undefined if that cannot be said, which ends the connection. */
  topicIn(topic: string): string | undefined;
  /** The other side's topic for one of the broker's; undefined for a message that is not for the other side. */
  topicOut(topic: Buffer): Buffer | undefined;
}
