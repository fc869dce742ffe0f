import type { Spot } from '@mosquitto-conf/settings/internal';
import { type ExpectationValues, listOf, type Payload } from '@mosquitto-conf/settings/internal';
import { NeedsEngine } from '../engine/engine.js';
import type { FarEnd } from '../far-ends/far-end.js';
import { whyNotCarried, whyNotConnected } from '../far-ends/why-bridge.js';
import { needTexts } from '../texts/engines.js';
import { resultTexts as texts } from '../texts/results.js';
import type { CaseBroker } from './case-broker.js';
import type { CaseRun } from './case-run.js';
import { areMessages, expectationOf, messagesText } from './compare-messages.js';
import { connectOutcome, disconnectOutcome, isConnectOutcome, isDisconnectOutcome } from './outcomes.js';
import type { Failure, Reason } from './result.js';
import { until } from './until.js';

/** Milliseconds that a message may take by way of a bridge. */
const PATIENCE = 1_000;

interface Expected {
  readonly expectation: ExpectationValues;
  readonly spot: Spot;
}

/** Checks what is expected at this point, and reports each difference. */
export async function checkExpectation(run: CaseRun, { expectation, spot }: Expected): Promise<void> {
  const checker = new Checker(run, spot);
  await checker.connect(expectation.connect ?? {});
  await run.clients.settle();
  await checker.messages(expectation.messages ?? {});
  await checker.connected(expectation.connected ?? {});
  await checker.disconnected(expectation.disconnected ?? {});
  if (expectation.retained) checker.retained(expectation.retained);
  for (const [topic, value] of Object.entries(expectation.sys ?? {})) await checker.sys(topic, value);
  checker.log(listOf(expectation.log));
}

class Checker {
  constructor(
    private readonly run: CaseRun,
    private readonly spot: Spot,
  ) {}

  async connect(expected: NonNullable<ExpectationValues['connect']>): Promise<void> {
    for (const [name, outcome] of Object.entries(expected)) {
      const known = this.run.clients.get(name).connected;
      const { code, why } = known ?? (await this.run.clients.connect(name));
      const actual = connectOutcome(code);
      const what = this.run.say(texts.connects({ client: name }));
      if (!known) this.run.observe(what, String(actual));
      if (isConnectOutcome(outcome, code)) continue;
      const values = { outcome: String(actual), code: String(code), reason: why ?? '' };
      const hasMore = code === undefined ? why !== undefined : code !== 0;
      const { outcome: plain, withCode, withReason } = texts;
      const text = hasMore ? (code === undefined ? withReason : withCode) : plain;
      this.#fail(['connect', name], {
        what,
        expected: String(outcome),
        actual: this.run.say(text(values)),
        reason: await this.run.clients.whyConnect(name, code === 0),
        value: actual,
      });
    }
  }

  async messages(expected: NonNullable<ExpectationValues['messages']>): Promise<void> {
    for (const [name, messages] of Object.entries(expected)) {
      const client = this.run.clients.find(name)?.client;
      if (this.run.farEnds.all.length > 0)
        await until(() => (client?.received ?? 0) >= messages.length, PATIENCE);
      const actual = client?.takeMessages() ?? [];
      const what = this.run.say(texts.receives({ client: name }));
      this.run.observe(what, messagesText(expectationOf(actual), this.run.say));
      if (areMessages(messages, actual)) continue;
      const odd = oddTopic(messages, actual);
      this.#fail(['messages', name], {
        what,
        expected: messagesText(messages, this.run.say),
        actual: messagesText(actual, this.run.say),
        reason: odd && (await this.#whyReceives(name, odd)),
        value: expectationOf(actual),
      });
    }
    // What was not asked for is not counted next time.
    if (Object.keys(expected).length > 0)
      for (const [, { client }] of this.run.clients.all) client.takeMessages();
  }

  /**
   * Why a client receives a message or not: because of itself, because the one who published it may not, or because of the
   * bridge in between.
   */
  async #whyReceives(name: string, { topic, isMissing }: OddTopic): Promise<Reason | undefined> {
    const { clients, tested, farEnds } = this.run;
    const own = await clients.whyAccess(name, 'receive', topic, !isMissing);
    if (own || !isMissing) return own;
    for (const broker of [tested, ...farEnds.all]) {
      const denied = broker.decisions.find(
        (one) => one.kind === 'publish' && !one.allowed && one.topic === topic,
      );
      const publisher = denied && clients.named(denied.clientId, broker);
      if (publisher !== undefined) return clients.whyAccess(publisher, 'publish', topic, false);
    }
    return this.#whyNotBridged(clients.get(name).broker, topic);
  }

  /** Why no bridge brings a message to a broker; undefined where none could have. */
  async #whyNotBridged(receiver: CaseBroker, topic: string): Promise<Reason | undefined> {
    const { tested, farEnds } = this.run;
    const isThere = receiver.decisions.some(
      (one) => one.kind === 'publish' && one.allowed && one.topic === topic,
    );
    if (isThere) return undefined;
    for (const farEnd of farEnds.all) {
      const direction = receiver === tested ? 'in' : 'out';
      const sender = receiver === tested ? farEnd : tested;
      const isPossible = receiver === tested || receiver === farEnd;
      const hasSent = sender.inside === undefined || sender.decisions.some(({ kind }) => kind === 'publish');
      if (!isPossible || !hasSent) continue;
      const why = await whyNotCarried(farEnd, tested.setup, direction, topic, this.#failureOf(farEnd));
      if (why) return why;
    }
    return undefined;
  }

  /** What the tested broker says of a bridge that is not connected. */
  #failureOf({ bridge }: FarEnd): string | undefined {
    return this.run.running.inside?.bridges.find(({ name }) => name === bridge.name)?.reason;
  }

  /** Whether clients and bridges are connected. */
  async connected(expected: NonNullable<ExpectationValues['connected']>): Promise<void> {
    const { clients, farEnds, tested } = this.run;
    for (const [name, isExpected] of Object.entries(expected)) {
      const farEnd = this.run.isBridge(name) ? farEnds.get(name) : undefined;
      const isConnected = () => farEnd?.isConnected ?? clients.find(name)?.client.isOpen === true;
      if (!isExpected) await until(() => !isConnected(), 200);
      const actual = isConnected();
      const what = this.run.say(texts.isConnected({ name }));
      this.run.observe(what, String(actual));
      if (actual === isExpected) continue;
      const reason =
        farEnd && isExpected
          ? await whyNotConnected(farEnd, tested.setup, this.#failureOf(farEnd))
          : undefined;
      this.#fail(['connected', name], {
        what,
        expected: String(isExpected),
        actual: String(actual),
        reason,
        value: actual,
      });
    }
  }

  async disconnected(expected: NonNullable<ExpectationValues['disconnected']>): Promise<void> {
    for (const [name, reason] of Object.entries(expected)) {
      const client = this.run.clients.find(name)?.client;
      await until(() => client?.disconnected !== undefined, 500);
      const actual = disconnectOutcome(client?.disconnected);
      const what = this.run.say(texts.isDisconnected({ client: name }));
      this.run.observe(what, String(actual));
      if (isDisconnectOutcome(reason, client?.disconnected)) continue;
      this.#fail(['disconnected', name], {
        what,
        expected: String(reason),
        actual: String(actual),
        value: actual,
      });
    }
  }

  retained(expected: NonNullable<ExpectationValues['retained']>): void {
    const { inside } = this.run.running;
    if (!inside) throw new NeedsEngine(needTexts.retained);
    const actual = Object.fromEntries(inside.retained.map(({ topic, payload }) => [topic, String(payload)]));
    const text = (all: Readonly<Record<string, Payload>>) =>
      Object.entries(all)
        .map(([topic, payload]) => `${topic} ${JSON.stringify(String(payload))}`)
        .sort()
        .join(', ') || this.run.say(texts.none);
    if (text(expected) === text(actual)) return;
    this.#fail(['retained'], {
      what: this.run.say(texts.retained),
      expected: text(expected),
      actual: text(actual),
      value: actual,
    });
  }

  /** Asks as one of the clients that are connected. */
  async sys(topic: string, value: Payload): Promise<void> {
    const values: string[] = [];
    for (const [, { client, broker }] of this.run.clients.all) {
      if (!client.isOpen || broker !== this.run.tested) continue;
      await client.subscribe([topic], 0);
      await this.run.clients.settle();
      values.push(...client.takeMessages().flatMap((one) => (one.topic === topic ? [one.payload] : [])));
      await client.unsubscribe([topic]);
      if (values.length > 0) break;
    }
    const [actual] = values;
    if (actual === String(value)) return;
    this.#fail(['sys', topic], {
      what: topic,
      expected: String(value),
      actual: actual ?? this.run.say(texts.noReceiver),
      ...(actual === undefined ? {} : { value: actual }),
    });
  }

  log(wanted: readonly string[]): void {
    const lines = this.run.running.log();
    for (const text of wanted) {
      if (lines.some((line) => line.includes(text))) continue;
      const last = lines.slice(-3).join(' | ');
      const { say } = this.run;
      this.#fail(['log'], {
        what: say(texts.log),
        expected: text,
        actual: say(texts.noLine({ lines: last })),
      });
    }
  }

  #fail(
    path: readonly string[],
    { value, ...failure }: Omit<Failure, 'spot' | 'update'> & { readonly value?: unknown },
  ): void {
    const whole = [...this.spot.path, ...path];
    const update = value === undefined ? undefined : { path: whole, value };
    this.run.fail({ ...failure, spot: { path: whole, range: this.spot.range }, update });
  }
}

interface OddTopic {
  readonly topic: string;
  /** Whether a message to it was expected and did not come. */
  readonly isMissing: boolean;
}

/** The first topic that only one of the two has. */
function oddTopic(
  expected: readonly (string | { readonly topic: string })[],
  actual: readonly { readonly topic: string }[],
): OddTopic | undefined {
  const topics = expected.map((one) => (typeof one === 'string' ? one : one.topic));
  const missing = topics.find((topic) => !actual.some((one) => one.topic === topic));
  if (missing !== undefined) return { topic: missing, isMissing: true };
  const more = actual.find(({ topic }) => !topics.includes(topic));
  return more && { topic: more.topic, isMissing: false };
}
