import {
  type ConnectDecision,
  decideAccess,
  decideConnect,
  type ListenerPolicy,
  rightPassword,
  type Text,
} from '@mosquitto-conf/config';
import { equalValues } from '../equal.js';
import { accessChangeTexts as texts } from '../texts/access.js';
import { type NamedPolicy, policiesByName } from './by-name.js';
import { type SampleClient, sampleClients } from './sample-clients.js';
import { sampleTopics } from './sample-topics.js';

/** What becomes of what a client wants to do. `plugin`: plugins decide, as far as they want to. */
export type AccessAnswer = 'allowed' | 'denied' | 'plugin';

/** Something that a client may do with one configuration and not with another. */
export interface AccessChange {
  /** The listener, as a person calls it: `port 1883`. */
  readonly listener: Text;
  readonly client: SampleClient;
  readonly action: 'connect' | 'publish' | 'receive';
  /** undefined for connecting. */
  readonly topic?: string;
  readonly before: AccessAnswer;
  readonly after: AccessAnswer;
}

const mays = {
  connect: {
    may: () => texts.mayConnect,
    mayNot: () => texts.mayNotConnect,
    noLonger: () => texts.noLongerConnect,
    plugin: () => texts.pluginConnect,
  },
  publish: {
    may: texts.mayPublish,
    mayNot: texts.mayNotPublish,
    noLonger: texts.noLongerPublish,
    plugin: texts.pluginPublish,
  },
  receive: {
    may: texts.mayReceive,
    mayNot: texts.mayNotReceive,
    noLonger: texts.noLongerReceive,
    plugin: texts.pluginReceive,
  },
} as const;

/** One sentence: `port 1883: user ana may no longer publish home/light.` */
export function accessChangeText(change: AccessChange): Text {
  const { listener, client, action, topic = '', before, after } = change;
  const denied = before === 'allowed' ? 'noLonger' : 'mayNot';
  const may = mays[action][({ allowed: 'may', denied, plugin: 'plugin' } as const)[after]]({ topic });
  const sentence = before === 'plugin' ? texts.fromPlugin : texts.sentence;
  return sentence({ listener, client: client.words, may });
}

/** How many topics are named for each user. */
const MOST_TOPICS = 3;

const accesses = { publish: 'write', receive: 'read' } as const;

/**
 * What clients may do with one set of listeners and not with another: for each listener and user the first client that makes a
 * difference, and the first topics. A listener that is missing on one side accepts no client there. Passwords are taken for the
 * right ones.
 */
export function* compareAccess(
  old: readonly ListenerPolicy[],
  now: readonly ListenerPolicy[],
): Iterable<AccessChange> {
  const [before, after] = [policiesByName(old), policiesByName(now)];
  for (const listener of new Set([...before.keys(), ...after.keys()]))
    yield* compareListener(before.get(listener), after.get(listener));
}

function* compareListener(
  old: NamedPolicy | undefined,
  now: NamedPolicy | undefined,
): Iterable<AccessChange> {
  const listener = (now ?? old)!.name;
  const [before, after] = [old?.policy, now?.policy];
  const policies = [before, after].filter((policy) => policy !== undefined);
  for (const clients of sampleClients(policies)) {
    const asked = clients.map((client) => [client, connect(before, client), connect(after, client)] as const);
    const first = asked.find(([, was, is]) => !equalValues(was.answer, is.answer));
    if (first) {
      const [client, was, is] = first;
      yield { listener, client, action: 'connect', before: kindOf(was.answer), after: kindOf(is.answer) };
    }
    yield* compareTopics(listener, [before, after], asked);
  }
}

type Asked = readonly [client: SampleClient, was: Connection, is: Connection];

/** What may be done by clients who connect either way. */
function* compareTopics(
  listener: Text,
  [before, after]: readonly [before: ListenerPolicy | undefined, after: ListenerPolicy | undefined],
  asked: readonly Asked[],
): Iterable<AccessChange> {
  if (!before || !after) return;
  const tried = new Set<string>();
  let count = 0;
  for (const [client, was, is] of asked) {
    if (!was.decision?.allowed || !is.decision?.allowed) continue;
    const [old, now] = [connected(was.decision), connected(is.decision)];
    const key = JSON.stringify([old, now]);
    if (tried.has(key)) continue;
    tried.add(key);
    for (const topic of new Set([
      ...sampleTopics([before, after], old),
      ...sampleTopics([before, after], now),
    ]))
      for (const action of ['receive', 'publish'] as const) {
        const first = topicAnswer(before, old, topic, action);
        const second = topicAnswer(after, now, topic, action);
        if (equalValues(first, second)) continue;
        yield { listener, client, action, topic, before: kindOf(first), after: kindOf(second) };
        if (++count >= MOST_TOPICS) return;
      }
  }
}

/** `allowed`, `denied`, or what tells one list of plugins from another. */
type Answer = 'allowed' | 'denied' | readonly string[];

interface Connection {
  readonly answer: Answer;
  readonly decision: ConnectDecision | undefined;
}

const kindOf = (answer: Answer): AccessAnswer => (typeof answer === 'string' ? answer : 'plugin');

function connect(
  policy: ListenerPolicy | undefined,
  { client, protocol, hasPassword }: SampleClient,
): Connection {
  if (!policy?.admitsClients || policy.protocol.value !== protocol)
    return { answer: 'denied', decision: undefined };
  const { password: _, ...others } = client;
  const decision = decideConnect(policy, hasPassword ? { ...others, password: rightPassword } : others);
  return { answer: answerOf(decision), decision };
}

function answerOf({ allowed, plugins }: Pick<ConnectDecision, 'allowed' | 'plugins'>): Answer {
  if (plugins.length === 0) return allowed ? 'allowed' : 'denied';
  const asked = plugins.map(({ path, options }) =>
    [path, ...options.map(({ key, value }) => `${key}=${value}`)].join(' '),
  );
  return [...asked, String(allowed)];
}

function topicAnswer(
  policy: ListenerPolicy,
  client: { readonly clientId: string; readonly username: string | undefined },
  topic: string,
  action: 'publish' | 'receive',
): Answer {
  return answerOf(decideAccess(policy, client, topic, accesses[action]));
}

/** A client whose id the broker makes has one that nothing else is about. */
function connected({ clientId, username }: ConnectDecision) {
  return { clientId: clientId === '' ? 'made-by-the-broker' : clientId, username };
}
