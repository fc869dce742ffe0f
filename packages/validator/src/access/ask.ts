import {
  type AccessDecision,
  type ConnectDecision,
  type ConnectingClient,
  decideAccess,
  decideConnect,
  type Hasher,
  type ListenerPolicy,
  rightPassword,
} from '@mosquitto-conf/config';
import { accessPlace, connectPlace } from './deciding-place.js';
import { type ExplainedStep, explainAccess, explainConnect } from './steps.js';

/** What a client may want to do with a topic. */
export type AccessAction = 'publish' | 'receive' | 'subscribe';

/** A client that a person asks about. */
export interface AskedClient extends ConnectingClient {
  /** Whether its password is not known: the right one is taken for granted. */
  readonly hasRightPassword?: boolean;
}

/** Something that a client wants to do. */
export interface Request {
  readonly action: AccessAction;
  /** A topic; a filter where it subscribes. */
  readonly topic: string;
}

/** What is answered to one question: connecting, or one request. */
export interface Answered {
  readonly action: 'connect' | AccessAction;
  /** undefined for connecting. */
  readonly topic?: string;
  readonly allowed: boolean;
  readonly reason: ConnectDecision['reason'] | AccessDecision['reason'];
  readonly steps: readonly ExplainedStep[];
  /** The line that decided, or names the file that did. */
  readonly place: ExplainedStep['place'];
  /** Whether a plugin may decide otherwise. */
  readonly plugin: boolean;
}

/** How the policy calls what a client does. */
const accesses = { publish: 'write', receive: 'read', subscribe: 'subscribe' } as const;

/** Asks whether a client may connect. A password that is not known is taken for the right one. */
export async function askConnect(
  policy: ListenerPolicy,
  client: AskedClient,
  hasher: Hasher,
): Promise<{ readonly decision: ConnectDecision; readonly answered: Answered }> {
  const decision = await connectDecision(policy, client, hasher);
  const { allowed, reason, plugins } = decision;
  const steps = explainConnect(policy, decision);
  const place = connectPlace(policy, decision);
  return {
    decision,
    answered: { action: 'connect', allowed, reason, steps, place, plugin: plugins.length > 0 },
  };
}

function connectDecision(
  policy: ListenerPolicy,
  { hasRightPassword, ...client }: AskedClient,
  hasher: Hasher,
) {
  if (!hasRightPassword) return decideConnect(policy, client, hasher);
  const { password: _, ...others } = client;
  return decideConnect(policy, { ...others, password: rightPassword });
}

/** Asks whether a connected client may do something with a topic. */
export function askAccess(
  policy: ListenerPolicy,
  client: { readonly clientId: string; readonly username: string | undefined },
  { action, topic }: Request,
): Answered {
  const decision = decideAccess(policy, client, topic, accesses[action]);
  const { allowed, reason, plugins } = decision;
  const steps = explainAccess(policy, decision);
  const place = accessPlace(policy, decision);
  return { action, topic, allowed, reason, steps, place, plugin: plugins.length > 0 };
}

/**
 * Asks whether a client may connect, and what it may then do.
 * @returns the answer to connecting, then to each request; no more than the first where the client may not connect
 */
export async function askAll(
  policy: ListenerPolicy,
  client: AskedClient,
  requests: readonly Request[],
  hasher: Hasher,
): Promise<readonly Answered[]> {
  const { decision, answered } = await askConnect(policy, client, hasher);
  if (!decision.allowed) return [answered];
  return [answered, ...requests.map((request) => askAccess(policy, decision, request))];
}
