import type { MemoryCosts } from './costs.js';

/** One level: how many topics and filters lead through it, and how many levels are below it. */
interface Level {
  uses: number;
  children: number;
}

/** What the levels of topics and filters take, each counted once. */
export class TopicLevels {
  readonly #levels = new Map<string, Level>();
  /** What all topics are below. */
  readonly #root: Level = { uses: 1, children: 0 };
  bytes = 0;

  constructor(private readonly costs: Pick<MemoryCosts, 'level' | 'table'>) {}

  /** What a topic would add, in the order in which it is allocated: a table is for the level before it. */
  growth(topic: string): ('level' | 'table')[] {
    const parts: ('level' | 'table')[] = [];
    let above: Level | undefined = this.#root;
    for (const path of pathsOf(topic)) {
      const level: Level | undefined = this.#levels.get(path);
      if (!level) parts.push('level');
      if (!level && !above?.children && this.costs.table > 0) parts.push('table');
      above = level;
    }
    return parts;
  }

  add(topic: string): void {
    let above = this.#root;
    for (const path of pathsOf(topic)) {
      let level = this.#levels.get(path);
      if (!level) {
        level = { uses: 0, children: 0 };
        this.#levels.set(path, level);
        this.bytes += this.costs.level + (above.children === 0 ? this.costs.table : 0);
        above.children++;
      }
      level.uses++;
      above = level;
    }
  }

  remove(topic: string): void {
    let above = this.#root;
    for (const path of pathsOf(topic)) {
      const level = this.#levels.get(path);
      if (!level) return;
      if (--level.uses === 0) {
        this.#levels.delete(path);
        above.children--;
        this.bytes -= this.costs.level + (above.children === 0 ? this.costs.table : 0);
      }
      above = level;
    }
  }
}

/** Each level of a topic: `a`, then `a/b`. */
function* pathsOf(topic: string): Generator<string> {
  for (let at = topic.indexOf('/'); at >= 0; at = topic.indexOf('/', at + 1)) yield topic.slice(0, at);
  yield topic;
}
