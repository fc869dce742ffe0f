import type { AclEntry, AclFile, Bridge, BridgeTopic, Text } from '@mosquitto-conf/config';
import { filtersOverlap } from '../facts/filter-tree.js';
import { code } from '../markdown.js';
import { topicTexts as texts } from '../texts/topics.js';

/** Which topics a filter takes in: ``every topic below `a/`, and `a` itself``. */
export function filterText(filter: string, pattern = false): Text {
  const topics = topicsOf(filter);
  const user = pattern && filter.includes('%u');
  const clientId = pattern && filter.includes('%c');
  if (user) return (clientId ? texts.ofBoth : texts.ofUser)({ topics });
  return clientId ? texts.ofClientId({ topics }) : topics;
}

function topicsOf(filter: string): Text {
  if (filter === '#') return texts.every;
  const levels = filter.split('/');
  const any = levels.includes('+');
  if (levels.at(-1) !== '#')
    return any ? texts.such({ filter: code(filter) }) : texts.one({ topic: code(filter) });
  const above = levels.slice(0, -1).join('/');
  return (any ? texts.belowAny : texts.below)({ above: code(`${above}/`), itself: code(above) });
}

/** Whom an ACL line lets do what. Markdown. */
export function aclEntryText(entry: AclEntry): Text {
  const { kind, user, access, filter } = entry;
  const who =
    kind === 'pattern' ? texts.everyClient : user === undefined ? texts.anonymousClient : code(user);
  return texts[access]({ who, topics: filterText(filter, kind === 'pattern') });
}

/** Lines of the same list that deny some of what a line grants; they are tried first, wherever they stand. */
export function denialsOf(entry: AclEntry, { users, anonymous, patterns }: AclFile): readonly AclEntry[] {
  if (entry.access === 'deny') return [];
  const list =
    entry.kind === 'pattern' ? patterns : entry.user === undefined ? anonymous : users.get(entry.user);
  return (list ?? []).filter(
    (other) => other.access === 'deny' && filtersOverlap(broad(other.filter), broad(entry.filter)),
  );
}

/** A level of a pattern with a name in it may be any. */
function broad(filter: string): string {
  return filter.replace(/[^/]*%[uc][^/]*/g, '+');
}

const arrows = { out: '→', in: '←', both: '↔' } as const;

/** A bridge's topic in one line: here, which way, and there. */
export function topicArrow(topic: BridgeTopic): string {
  const { here, there } = sidesOf(topic);
  return here === there
    ? `${arrows[topic.direction]} ${here}`
    : `${here} ${arrows[topic.direction]} ${there}`;
}

/** What a bridge's topic is called at either end. */
function sidesOf({ pattern = '', localPrefix = '', remotePrefix = '' }: BridgeTopic) {
  return { here: `${localPrefix}${pattern}`, there: `${remotePrefix}${pattern}` };
}

/** What a bridge's topic carries which way. Markdown, a paragraph each. */
export function bridgeTopicTexts(topic: BridgeTopic, bridge: Bridge): readonly Text[] {
  const { here, there } = sidesOf(topic);
  const { direction, qos } = topic;
  const broker = bridge.addresses[0] ? code(bridge.addresses[0].host) : texts.otherBroker;
  const out = { topics: filterText(here), broker, other: code(there) };
  const back = { topics: filterText(there), broker, other: code(here) };
  const renamed = here !== there;
  return [
    ...(direction === 'in' ? [] : [renamed ? texts.outAs(out) : texts.out(out)]),
    ...(direction === 'out' ? [] : [renamed ? texts.inAs(back) : texts.in(back)]),
    qos === 2 ? texts.qosKept : qos === 0 ? texts.qosZero : texts.qosAtMost({ qos }),
  ];
}
