import type { Bridge, BridgeTopic } from '@mosquitto-conf/config';
import { FilterTree, filtersOverlap } from './filter-tree.js';

/** A line of a bridge with the topics it means on either side. */
interface Side {
  readonly bridge: Bridge;
  readonly topic: BridgeTopic;
  readonly local: string;
  readonly remote: string;
}

/** What goes out by one line and comes back by another. */
export interface Loop {
  readonly out: BridgeTopic;
  readonly back: BridgeTopic;
  /** They belong to two bridges. */
  readonly across: boolean;
}

/** Enough candidates of one line to look at; more say nothing new. */
const ENOUGH = 20;

/** Lines that cause a message loop, at most one for each line that goes out. */
export function* loops(bridges: readonly Bridge[]): Generator<Loop> {
  for (const group of byBroker(bridges)) {
    const [only] = group;
    if (group.length === 1 && only && renamesAlike(only)) continue;
    const sides = group.flatMap((bridge) => bridge.topics.map((topic) => sideOf(bridge, topic)));
    const incoming = sides.filter(({ topic }) => topic.direction !== 'out');
    const reached = incoming.length <= FEW ? oneByOne(incoming) : byTree(incoming);
    for (const out of sides) {
      if (out.topic.direction === 'in') continue;
      const back = first(reached(out), (side) => mayFeed(out, side) && filtersOverlap(out.local, side.local));
      if (back) yield { out: out.topic, back: back.topic, across: out.bridge !== back.bridge };
    }
  }
}

/** Of so few lines each is looked at sooner than a tree of them is made. */
const FEW = 64;

/** Those whose topics of the other broker a line shares. */
type Reached = (out: Side) => Iterable<Side>;

function oneByOne(sides: readonly Side[]): Reached {
  return (out) => sides.filter((side) => mayFeed(out, side) && filtersOverlap(out.remote, side.remote));
}

function byTree(sides: readonly Side[]): Reached {
  const tree = new FilterTree<Side>();
  for (const side of sides) tree.add(side.remote, side);
  return (out) => tree.overlapping(out.remote);
}

function first<T>(candidates: Iterable<T>, wanted: (candidate: T) => boolean): T | undefined {
  let left = ENOUGH;
  for (const candidate of candidates) {
    if (wanted(candidate)) return candidate;
    if (left-- <= 0) return undefined;
  }
  return undefined;
}

/** Whether what comes back by one line can be sent out again by the other, if their topics overlap. */
function mayFeed(out: Side, back: Side): boolean {
  if (out === back) return false;
  // Within one bridge, lines that rename alike are as good as one with `both`, which brings nothing back twice.
  return out.bridge !== back.bridge || !samePrefixes(out.topic, back.topic);
}

/** Whether no two lines rename differently, so that nothing can come back (`mayFeed`). Most bridges are like that. */
function renamesAlike({ topics }: Bridge): boolean {
  const [first] = topics;
  return topics.every((topic) => first && samePrefixes(first, topic));
}

function samePrefixes(a: BridgeTopic, b: BridgeTopic): boolean {
  return (a.localPrefix ?? '') === (b.localPrefix ?? '') && (a.remotePrefix ?? '') === (b.remotePrefix ?? '');
}

function sideOf(bridge: Bridge, topic: BridgeTopic): Side {
  const { pattern = '', localPrefix = '', remotePrefix = '' } = topic;
  return { bridge, topic, local: `${localPrefix}${pattern}`, remote: `${remotePrefix}${pattern}` };
}

/** Bridges to the same broker, by their first address. */
function byBroker(bridges: readonly Bridge[]): Iterable<readonly Bridge[]> {
  const groups = new Map<string, Bridge[]>();
  for (const bridge of bridges) {
    const [address] = bridge.addresses;
    if (!address) continue;
    const key = `${address.host.toLowerCase()}:${address.port}`;
    const group = groups.get(key);
    if (group) group.push(bridge);
    else groups.set(key, [bridge]);
  }
  return groups.values();
}
