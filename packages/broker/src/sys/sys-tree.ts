import type { Core } from '../core.js';
import { LoadAverage } from './load-average.js';

/** A number the broker publishes, under one topic or two. */
interface Metric {
  readonly topics: readonly string[];
  readonly read: (core: Core) => number;
}

const connected = (core: Core) => core.connections.size;
const total = (core: Core) => core.sessions.size;

/** What stands in the tree, as in 2.1 (sys_tree.c). */
const metrics: readonly Metric[] = [
  { topics: ['clients/total'], read: total },
  { topics: ['clients/maximum'], read: ({ counters }) => counters.clientsMaximum },
  {
    topics: ['clients/disconnected', 'clients/inactive'],
    read: (core) => Math.max(0, total(core) - connected(core)),
  },
  { topics: ['clients/connected', 'clients/active'], read: connected },
  { topics: ['clients/expired'], read: ({ counters }) => counters.clientsExpired },
  { topics: ['messages/stored', 'store/messages/count'], read: (core) => core.storedMessages().count },
  { topics: ['store/messages/bytes'], read: (core) => core.storedMessages().bytes },
  { topics: ['subscriptions/count'], read: ({ subscriptions }) => subscriptions.count },
  { topics: ['shared_subscriptions/count'], read: ({ subscriptions }) => subscriptions.sharedCount },
  { topics: ['retained messages/count'], read: ({ retained }) => retained.count },
  { topics: ['messages/received'], read: ({ counters }) => counters.messagesReceived },
  { topics: ['messages/sent'], read: ({ counters }) => counters.messagesSent },
  { topics: ['bytes/received'], read: ({ counters }) => counters.bytesReceived },
  { topics: ['bytes/sent'], read: ({ counters }) => counters.bytesSent },
  { topics: ['publish/bytes/received'], read: ({ counters }) => counters.publishBytesReceived },
  { topics: ['publish/bytes/sent'], read: ({ counters }) => counters.publishBytesSent },
  { topics: ['connections/socket/count'], read: ({ counters }) => counters.connectionsOpened },
  { topics: ['publish/messages/dropped'], read: ({ counters }) => counters.dropped },
  { topics: ['publish/messages/received'], read: ({ counters }) => counters.publishReceived },
  { topics: ['publish/messages/sent'], read: ({ counters }) => counters.publishSent },
];

/** What has averages over 1, 5 and 15 minutes below `load/`. */
const loads: readonly Metric[] = [
  { topics: ['messages/received'], read: ({ counters }) => counters.messagesReceived },
  { topics: ['messages/sent'], read: ({ counters }) => counters.messagesSent },
  { topics: ['publish/dropped'], read: ({ counters }) => counters.dropped },
  { topics: ['publish/received'], read: ({ counters }) => counters.publishReceived },
  { topics: ['publish/sent'], read: ({ counters }) => counters.publishSent },
  { topics: ['bytes/received'], read: ({ counters }) => counters.bytesReceived },
  { topics: ['bytes/sent'], read: ({ counters }) => counters.bytesSent },
  { topics: ['sockets'], read: ({ counters }) => counters.connectionsOpened },
  { topics: ['connections'], read: ({ counters }) => counters.connectsReceived },
];

/** QoS of everything below `$SYS`. */
const QOS = 2;

/** Publishes what the broker counts below `$SYS/broker/`, every `sys_interval` seconds. */
export class SysTree {
  readonly #last = new Map<string, number>();
  readonly #loads = loads.map((metric) => ({ metric, average: new LoadAverage() }));
  readonly #startedAt: number;
  #updatedAt: number;

  constructor(private readonly core: Core) {
    this.#startedAt = core.clock.seconds();
    this.#updatedAt = this.#startedAt;
    this.#publish('version', `mosquitto version ${core.release.name}`);
    this.#update();
    for (const { metric } of this.#loads)
      for (const minutes of [1, 5, 15]) this.#publish(`load/${metric.topics[0]}/${minutes}min`, '0.00');
  }

  /** To be called every second: publishes when the interval has passed (sys_tree__update). */
  tick(): void {
    const now = this.core.clock.seconds();
    const { sysInterval } = this.core.settings;
    // On whole intervals; several may have gone by where a test has moved the clock.
    if (sysInterval > 0 && Math.floor(now / sysInterval) > Math.floor(this.#updatedAt / sysInterval))
      this.#update();
  }

  #update(): void {
    const now = this.core.clock.seconds();
    this.#publish('uptime', `${now - this.#startedAt} seconds`);
    const passed = now - this.#updatedAt;
    if (passed > 0) {
      for (const { metric, average } of this.#loads) {
        for (const { minutes, value } of average.add(metric.read(this.core), passed))
          this.#publish(`load/${metric.topics[0]}/${minutes}min`, value.toFixed(2));
      }
    }
    for (const { topics, read } of metrics) {
      const value = read(this.core);
      const [first] = topics as [string];
      if (this.#last.get(first) === value) continue;
      this.#last.set(first, value);
      for (const topic of topics) this.#publish(topic, String(value));
    }
    this.#updatedAt = now;
  }

  #publish(topic: string, text: string): void {
    this.core.publishOwn(`$SYS/broker/${topic}`, text, QOS, true);
  }
}
