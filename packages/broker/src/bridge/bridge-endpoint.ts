import type { Endpoint } from '../connection/endpoint.js';
import type { QoS } from '../packets/codes.js';
import type { EndpointPlugins } from '../plugins/endpoint-plugins.js';
import type { BridgeSettings } from './bridge-settings.js';
import type { TopicMap } from './topic-map.js';

/** What the connections of a bridge have in common: its topics, and what the other broker supports. */
export class BridgeEndpoint implements Endpoint {
  readonly name: string;
  readonly logsConnections = true;
  readonly mountPoint = '';
  /** Any that the other broker sends, which knows how many the bridge accepts. */
  readonly maxTopicAlias = 0xffff;
  readonly keepsTopics: boolean;
  /** As the other broker says. */
  maxQos: QoS = 2;
  /** As configured, and as the other broker says. */
  sendsRetain: boolean;
  readonly #topics: TopicMap;

  constructor(
    { name, topics, outgoingRetain }: BridgeSettings,
    readonly plugins: EndpointPlugins | undefined,
  ) {
    this.name = name;
    this.#topics = topics;
    this.keepsTopics = topics.isPlain;
    this.sendsRetain = outgoingRetain;
  }

  topicIn(topic: string): string | undefined {
    if (this.keepsTopics) return topic;
    // Wildcards cannot be matched (bridge__remap_topic_in).
    return /[+#]/.test(topic) ? undefined : this.#topics.toLocal(topic);
  }

  topicOut(topic: Buffer): Buffer {
    return this.keepsTopics ? topic : Buffer.from(this.#topics.toRemote(topic.toString()));
  }
}
