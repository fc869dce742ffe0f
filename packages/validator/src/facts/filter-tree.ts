/** Most levels to look at for one question, so that no file can make it slow. */
const PATIENCE = 2_000;

/** Most levels have but one of the two, and there are very many. */
interface Node<T> {
  next?: Map<string, Node<T>>;
  values?: T[];
}

const NONE: readonly never[] = [];

/** Topic filters by their levels: finds those that take in, or share topics with, another one without trying all. */
export class FilterTree<T> {
  readonly #root: Node<T> = {};
  #patience = 0;

  /** Whether the last question had too many levels to look at, so that there may be more than was found. */
  get gaveUp(): boolean {
    return this.#patience <= 0;
  }

  add(filter: string, value: T): void {
    let node = this.#root;
    for (const level of filter.split('/')) {
      node.next ??= new Map();
      let next = node.next.get(level);
      if (!next) {
        next = {};
        node.next.set(level, next);
      }
      node = next;
    }
    node.values ??= [];
    node.values.push(value);
  }

  /** What was added with filters that take in every topic of this one. */
  *covering(filter: string): Generator<T> {
    this.#patience = PATIENCE;
    yield* this.#covering(this.#root, filter.split('/'), 0);
  }

  /** What was added with filters that share a topic with this one. */
  *overlapping(filter: string): Generator<T> {
    this.#patience = PATIENCE;
    yield* this.#overlapping(this.#root, filter.split('/'), 0);
  }

  *#covering(node: Node<T>, levels: readonly string[], at: number): Generator<T> {
    if (this.#patience-- <= 0) return;
    const level = levels[at];
    // A wildcard in front does not reach topics that begin with $.
    const wild = at > 0 || !level?.startsWith('$');
    const rest = wild ? node.next?.get('#') : undefined;
    if (rest) yield* rest.values ?? NONE;
    if (level === undefined) {
      yield* node.values ?? NONE;
      return;
    }
    if (level === '#') return;
    const any = wild ? node.next?.get('+') : undefined;
    if (any) yield* this.#covering(any, levels, at + 1);
    const same = level === '+' ? undefined : node.next?.get(level);
    if (same) yield* this.#covering(same, levels, at + 1);
  }

  *#overlapping(node: Node<T>, levels: readonly string[], at: number): Generator<T> {
    if (this.#patience-- <= 0) return;
    const level = levels[at];
    const wild = at > 0 || !level?.startsWith('$');
    if (level === undefined) {
      yield* node.values ?? NONE;
      const rest = node.next?.get('#');
      if (rest) yield* rest.values ?? NONE;
      return;
    }
    if (level === '#') {
      yield* this.#everything(node, at > 0);
      return;
    }
    for (const [name, next] of level === '+' ? (node.next ?? NONE) : this.#candidates(node, level)) {
      if (at === 0 && level === '+' && name.startsWith('$')) continue;
      if ((name === '+' || name === '#') && !wild) continue;
      if (name === '#') yield* next.values ?? NONE;
      else yield* this.#overlapping(next, levels, at + 1);
    }
  }

  *#candidates(node: Node<T>, level: string): Generator<readonly [string, Node<T>]> {
    for (const name of [level, '+', '#']) {
      const next = node.next?.get(name);
      if (next) yield [name, next];
    }
  }

  *#everything(node: Node<T>, dollars: boolean): Generator<T> {
    if (this.#patience-- <= 0) return;
    yield* node.values ?? NONE;
    for (const [name, next] of node.next ?? NONE)
      if (dollars || !name.startsWith('$')) yield* this.#everything(next, true);
  }
}

/** Whether two filters share a topic. */
export function filtersOverlap(a: string, b: string): boolean {
  if (a.startsWith('$') !== b.startsWith('$')) return false;
  for (let one = 0, other = 0; ; ) {
    const [here, there] = [levelEnd(a, one), levelEnd(b, other)];
    if (isLevel(a, one, here, '#') || isLevel(b, other, there, '#')) return true;
    const same = here - one === there - other && a.startsWith(b.slice(other, there), one);
    if (!same && !isLevel(a, one, here, '+') && !isLevel(b, other, there, '+')) return false;
    const [lastHere, lastThere] = [here === a.length, there === b.length];
    if (lastHere || lastThere) {
      if (lastHere && lastThere) return true;
      // `a/#` takes in `a` as well.
      return lastHere ? b.slice(there) === '/#' : a.slice(here) === '/#';
    }
    one = here + 1;
    other = there + 1;
  }
}

function levelEnd(filter: string, start: number): number {
  const slash = filter.indexOf('/', start);
  return slash < 0 ? filter.length : slash;
}

function isLevel(filter: string, start: number, end: number, wildcard: string): boolean {
  return end === start + 1 && filter[start] === wildcard;
}
