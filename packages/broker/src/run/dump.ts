import type { Broker } from '../broker.js';
import type { Log } from '../log/log.js';

/** A level of topics: who subscribed there, and what is below. */
interface Level {
  readonly subscribers: string[];
  readonly below: Map<string, Level>;
}

/**
 * Prints who subscribed to what, level by level, as SIGUSR2 wants it (sub__tree_print), and logs what is retained.
 * @param print takes a line
 */
export function dump(broker: Broker, log: Log, print: (line: string) => void): void {
  const own = newLevel();
  const shared = newLevel();
  for (const root of ['', '$SYS']) levelBelow(own, root);
  for (const { clientId, filter, qos } of broker.subscriptions) {
    const [, topic] = /^\$share\/[^/]*\/(.*)$/s.exec(filter) ?? [];
    const names = (topic ?? filter).split('/');
    const first = names[0]?.startsWith('$') ? (names.shift() as string) : '';
    // Each has two roots of one name: one for the kind of topic, one above its levels.
    const level = [first, first, ...names].reduce(levelBelow, topic === undefined ? own : shared);
    if (topic === undefined) level.subscribers.push(` (${clientId}, ${qos})`);
  }
  for (const tree of [own, shared]) printLevel(tree, 4, print);
  for (const { topic, qos, payload } of broker.retained)
    log.write('information', `${topic} (retained, q: ${qos}, ${payload.length} bytes)`);
}

function newLevel(): Level {
  return { subscribers: [], below: new Map() };
}

function levelBelow({ below }: Level, name: string): Level {
  const found = below.get(name) ?? newLevel();
  below.set(name, found);
  return found;
}

function printLevel({ below }: Level, indent: number, print: (line: string) => void): void {
  for (const [name, level] of below) {
    print(`${' '.repeat(indent)}${name}${level.subscribers.join('')}`);
    printLevel(level, indent + 2, print);
  }
}
