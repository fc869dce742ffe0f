import { type AccessDecision, type BridgeTopic, decideAccess, isValidFilter } from '@mosquitto-conf/config';
import { policyFilters } from '../access/policy-filters.js';
import { sampleTopicsOf } from '../access/sample-topics.js';
import type { Meeting } from './far-ends.js';

/** A direction in which the other broker lets no message of a `topic` line pass. */
export interface DeniedTopic {
  readonly topic: BridgeTopic;
  readonly direction: 'in' | 'out';
  /** The filter of the line as the other broker knows its topics. */
  readonly filter: string;
  /** What the bridge may not do there, and one of the decisions. */
  readonly access: 'subscribe' | 'read' | 'write';
  readonly decision: AccessDecision;
}

/** What a shared subscription has in front of the filter of its topics. */
const SHARED = /^\$share\/[^/]+\//;

/** The directions of a bridge's `topic` lines in which nothing passes. Where a plugin has a say, nothing is known. */
export function* deniedTopics(meeting: Meeting): Generator<DeniedTopic> {
  const { bridge, policy, decision: connected } = meeting;
  if (!connected.allowed || connected.plugins.length > 0 || dependsOnMachine(meeting)) return;
  for (const topic of bridge.topics) {
    const filter = `${topic.remotePrefix ?? ''}${topic.pattern ?? ''}`;
    if (filter === '' || !isValidFilter(filter, policy.release)) continue;
    for (const direction of ['out', 'in'] as const) {
      if (topic.direction !== direction && topic.direction !== 'both') continue;
      const denied = denial(policy, connected, filter, direction);
      if (denied) yield { topic, direction, filter, ...denied };
    }
  }
}

/** Whether access depends on the name of the bridge's machine, which is part of its client id. */
function dependsOnMachine({ hasOwnId, policy }: Meeting): boolean {
  if (hasOwnId || policy.clientIds.isUsername.value) return false;
  return policyFilters(policy).some((filter) => filter.includes('%c'));
}

/** Why nothing passes; undefined where something may. */
function denial(
  policy: Meeting['policy'],
  client: Meeting['decision'],
  filter: string,
  direction: 'in' | 'out',
): Pick<DeniedTopic, 'access' | 'decision'> | undefined {
  if (direction === 'in') {
    const subscribing = decideAccess(policy, client, filter, 'subscribe');
    if (subscribing.plugins.length > 0) return undefined;
    if (!subscribing.allowed) return { access: 'subscribe', decision: subscribing };
  }
  const access = direction === 'in' ? 'read' : 'write';
  const wanted = direction === 'in' ? filter.replace(SHARED, '') : filter;
  const decisions = sampleTopicsOf(wanted, policy, client)?.map((topic) =>
    decideAccess(policy, client, topic, access),
  );
  const isKnown = decisions?.every(({ allowed, plugins }) => !allowed && plugins.length === 0);
  if (!decisions || !isKnown) return undefined;
  // A line that denies says more than one that is missing.
  const decision = decisions.find(({ by }) => by) ?? decisions[0];
  return decision && { access, decision };
}
