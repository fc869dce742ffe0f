import { type Release, since } from '@mosquitto-conf/config';
import type { Core } from '../core.js';
import { publishOwn } from '../routing/deliver.js';
import { LoadAverage } from './load-average.js';
import { storedMessages } from './stored-messages.js';

/** What the numbers are read from: the broker's state, and its connections. */
interface Source {
  readonly core: Core;
  readonly connections: ReadonlySet<{ readonly waiting: { readonly count: number; readonly bytes: number } }>;
}

/** A number the broker publishes, under one topic or two. */
interface Metric {
  readonly topics: readonly string[];
  readonly read: (source: Source) => number;
  /** Of what only grows: it is published once it is more than this. */
  readonly initial?: (release: Release) => number;
}

const connected = ({ connections }: Source) => connections.size;
const total = ({ core }: Source) => core.sessions.size;
/** Packets that wait to be sent, or their bytes, of all connections. */
const waiting = ({ connections }: Source, what: 'count' | 'bytes') => {
  let sum = 0;
  for (const connection of connections) sum += connection.waiting[what];
  return sum;
};
const heap = () => process.memoryUsage();

/** Clients (sys_tree__update_clients). */
const clients: readonly Metric[] = [
  { topics: ['clients/total'], read: total },
  {
    topics: ['clients/maximum'],
    read: ({ core }) => core.counters.clientsMaximum,
    initial: (release) => (since(release, '2.1') ? 1 : 0),
  },
  {
    topics: ['clients/disconnected', 'clients/inactive'],
    read: (source) => Math.max(0, total(source) - connected(source)),
  },
  { topics: ['clients/connected', 'clients/active'], read: connected },
  { topics: ['clients/expired'], read: ({ core }) => core.counters.clientsExpired },
];

/** What is kept, and what was received and sent. */
const others: readonly Metric[] = [
  { topics: ['messages/stored', 'store/messages/count'], read: ({ core }) => storedMessages(core).count },
  { topics: ['store/messages/bytes'], read: ({ core }) => storedMessages(core).bytes },
  { topics: ['subscriptions/count'], read: ({ core }) => core.subscriptions.count },
  { topics: ['shared_subscriptions/count'], read: ({ core }) => core.subscriptions.sharedCount },
  { topics: ['retained messages/count'], read: ({ core }) => core.retained.count },
  { topics: ['heap/current'], read: () => heap().heapUsed },
  { topics: ['heap/maximum'], read: () => heap().heapTotal },
  { topics: ['messages/received'], read: ({ core }) => core.counters.messagesReceived },
  { topics: ['messages/sent'], read: ({ core }) => core.counters.messagesSent },
  { topics: ['bytes/received'], read: ({ core }) => core.counters.bytesReceived },
  { topics: ['bytes/sent'], read: ({ core }) => core.counters.bytesSent },
  { topics: ['publish/bytes/received'], read: ({ core }) => core.counters.publishBytesReceived },
  { topics: ['publish/bytes/sent'], read: ({ core }) => core.counters.publishBytesSent },
  { topics: ['publish/messages/dropped'], read: ({ core }) => core.counters.dropped },
  { topics: ['publish/messages/received'], read: ({ core }) => core.counters.publishReceived },
  { topics: ['publish/messages/sent'], read: ({ core }) => core.counters.publishSent },
];

/** What came with 2.1. */
const latest: readonly Metric[] = [
  { topics: ['packet/out/count'], read: (source) => waiting(source, 'count') },
  { topics: ['packet/out/bytes'], read: (source) => waiting(source, 'bytes') },
  { topics: ['connections/socket/count'], read: ({ core }) => core.counters.connectionsOpened },
];

/** What has averages over 1, 5 and 15 minutes below `load/`. */
const loads: readonly Metric[] = [
  { topics: ['messages/received'], read: ({ core }) => core.counters.messagesReceived },
  { topics: ['messages/sent'], read: ({ core }) => core.counters.messagesSent },
  { topics: ['publish/dropped'], read: ({ core }) => core.counters.dropped },
  { topics: ['publish/received'], read: ({ core }) => core.counters.publishReceived },
  { topics: ['publish/sent'], read: ({ core }) => core.counters.publishSent },
  { topics: ['bytes/received'], read: ({ core }) => core.counters.bytesReceived },
  { topics: ['bytes/sent'], read: ({ core }) => core.counters.bytesSent },
  { topics: ['sockets'], read: ({ core }) => core.counters.connectionsOpened },
  { topics: ['connections'], read: ({ core }) => core.counters.connectsReceived },
];

/** The metrics in the order in which 2.1 keeps them (sys_tree.c: metrics). */
const KEPT = [
  ...clients,
  ...others.filter(({ topics }) => !topics[0]?.startsWith('publish/messages/')),
  ...latest,
  ...others.filter(({ topics }) => topics[0]?.startsWith('publish/messages/')),
];

/** What a metric counts as until it is published for the first time. */
const UNPUBLISHED = 1;

/** What was published last, by the first topic of each metric, and how long the broker runs (http_api__process_systree). */
export function metricsOf(source: Source, tree: SysTree | undefined): Record<string, number> {
  const values = KEPT.map((metric) => [
    `$SYS/broker/${metric.topics[0]}`,
    tree?.lastOf(metric) ?? UNPUBLISHED,
  ]);
  return {
    ...Object.fromEntries(values),
    '$SYS/broker/uptime': source.core.clock.seconds() - source.core.startedAt,
  };
}

/** QoS of everything below `$SYS`. */
const QOS = 2;

/** Publishes what the broker counts below `$SYS/broker/`, every `sys_interval` seconds. */
export class SysTree {
  readonly #last = new Map<Metric, number>();
  readonly #loads = loads.map((metric) => ({ metric, average: new LoadAverage() }));
  readonly #isNew: boolean;
  /** Seconds that a value lasts which does not change; 0 for ever. */
  readonly #lasts: number;
  readonly #startedAt: number;
  #updatedAt: number;

  /** @param isLate whether the broker has run without it so far, so that it does not tell its version */
  constructor(
    private readonly source: Source,
    isLate = false,
  ) {
    const { core } = source;
    const { release, clock } = core;
    this.#isNew = since(release, '2.1');
    this.#lasts = since(release, '1.6') && !since(release, '2.0.16') ? 60 : 0;
    this.#startedAt = clock.seconds();
    this.#updatedAt = this.#startedAt;
    if (!isLate) publishOwn(core, '$SYS/broker/version', `mosquitto version ${release.name}`, QOS, true);
    this.#update(!isLate);
  }

  /** The value of a metric as it was published last; undefined before. */
  lastOf(metric: Metric): number | undefined {
    return this.#last.get(metric) ?? metric.initial?.(this.source.core.release);
  }

  /** To be called every second: publishes when the interval has passed (sys_tree__update). */
  tick(): void {
    const now = this.source.core.clock.seconds();
    const { sysInterval } = this.source.core.settings;
    if (sysInterval > 0 && this.#isDue(now, sysInterval)) this.#update(false);
  }

  #isDue(now: number, interval: number): boolean {
    // Before 2.1 the interval has to be over, not just up.
    if (!this.#isNew) return now - interval > this.#updatedAt;
    // On whole intervals; several may have gone by where a test has moved the clock.
    return Math.floor(now / interval) > Math.floor(this.#updatedAt / interval);
  }

  #update(isFirst: boolean): void {
    const now = this.source.core.clock.seconds();
    const passed = now - this.#updatedAt;
    this.#publish('uptime', `${now - this.#startedAt} seconds`);
    if (this.#isNew) {
      // All are read before one of them is published, which is a message itself.
      const publications = [...clients, ...others, ...latest].map((metric) => this.#prepare(metric));
      if (!isFirst) this.#publishLoads(passed);
      for (const publish of publications) publish();
      if (isFirst && since(this.source.core.release, '2.1.1')) this.#publishNoLoads();
    } else {
      for (const metric of clients) this.#prepare(metric)();
      if (isFirst) this.#publishNoLoads();
      else this.#publishLoads(passed);
      for (const metric of others) this.#prepare(metric)();
    }
    this.#updatedAt = now;
  }

  /** Reads a number. @returns what publishes it, if it is another than before */
  #prepare(metric: Metric): () => void {
    const { topics, read, initial } = metric;
    const value = read(this.source);
    const last = this.#last.get(metric) ?? initial?.(this.source.core.release);
    const isOther = initial && last !== undefined ? value > last : value !== last;
    if (!isOther) return () => undefined;
    this.#last.set(metric, value);
    return () => {
      for (const topic of topics) this.#publish(topic, String(value));
    };
  }

  #publishLoads(passed: number): void {
    if (passed <= 0) return;
    for (const { metric, average } of this.#loads) {
      for (const { minutes, value } of average.add(metric.read(this.source), passed))
        this.#publish(`load/${metric.topics[0]}/${minutes}min`, value.toFixed(2));
    }
  }

  #publishNoLoads(): void {
    for (const { metric } of this.#loads)
      for (const minutes of [1, 5, 15]) this.#publish(`load/${metric.topics[0]}/${minutes}min`, '0.00');
  }

  #publish(topic: string, text: string): void {
    const { core } = this.source;
    const expiresAt = this.#lasts > 0 ? core.clock.seconds() + this.#lasts : 0;
    publishOwn(core, `$SYS/broker/${topic}`, text, QOS, true, expiresAt);
  }
}
