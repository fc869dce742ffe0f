import type { AclAccess, AclEntry, AclFile, Bridge, BridgeTopic } from '@mosquitto-conf/config';
import { filtersOverlap } from '../facts/filter-tree.js';
import { code } from '../markdown.js';

const names: Readonly<Record<string, string>> = {
  '%u': 'the username of the client',
  '%c': 'the client id',
};

/** Which topics a filter takes in: ``every topic below `a/`, and `a` itself``. */
export function filterInWords(filter: string, pattern = false): string {
  const stands = pattern
    ? Object.entries(names)
        .filter(([key]) => filter.includes(key))
        .map(([key, what]) => `\`${key}\` is ${what}`)
    : [];
  const told = stands.length > 0 ? `, where ${stands.join(' and ')}` : '';
  return `${topicsOf(filter)}${told}`;
}

function topicsOf(filter: string): string {
  if (filter === '#') return 'every topic except those that start with `$`';
  const levels = filter.split('/');
  const rest = levels.at(-1) === '#';
  const above = rest ? levels.slice(0, -1).join('/') : filter;
  const any = levels.includes('+') ? ' (`+` is any one level)' : '';
  if (!rest) return any ? `topics such as ${code(filter)}${any}` : `the topic ${code(filter)}`;
  return `every topic below ${code(`${above}/`)}, and ${code(above)} itself${any}`;
}

const may: Readonly<Record<AclAccess, string>> = {
  read: 'may read',
  write: 'may publish to',
  readwrite: 'may read and publish to',
  deny: 'may neither read nor publish to',
};

/** Whom an ACL line lets do what. Markdown. */
export function aclEntryInWords(entry: AclEntry): string {
  const { kind, user, access, filter } = entry;
  const who = kind === 'pattern' ? 'Every client' : user === undefined ? 'An anonymous client' : code(user);
  return `${who} ${may[access]} ${filterInWords(filter, kind === 'pattern')}.`;
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

/** What a bridge's topic carries which way. Markdown. */
export function bridgeTopicInWords(topic: BridgeTopic, bridge: Bridge): string {
  const { here, there } = sidesOf(topic);
  const { direction, qos } = topic;
  const [local, remote] = [filterInWords(here), filterInWords(there)];
  const renamed = here !== there;
  const other = bridge.addresses[0] ? code(`${bridge.addresses[0].host}`) : 'the other broker';
  const out = `**Out**: messages published here to ${local} are sent to ${other}${renamed ? ` as ${code(there)}` : ''}.`;
  const back = `**In**: messages published at ${other} to ${remote} are received here${renamed ? ` as ${code(here)}` : ''}.`;
  const most =
    qos === 2 ? 'The QoS of each message is kept.' : qos === 0 ? 'With QoS 0.' : `With QoS ${qos} at most.`;
  return [...(direction === 'in' ? [] : [out]), ...(direction === 'out' ? [] : [back]), most].join('\n\n');
}
