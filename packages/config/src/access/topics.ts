import { byteLength } from '@mosquitto-conf/grammar';
import { type Release, since } from '../release.js';

const LONGEST_TOPIC = 65535;
const MOST_SLASHES = 200;

/**
 * Whether a topic may be published to (mosquitto_pub_topic_check): no wildcard, at most 65,535 bytes.
 * @param release the newest one if left out
 */
export function isValidTopic(topic: string, release?: Release): boolean {
  return !/[+#]/.test(topic) && withinLimits(topic, release);
}

/**
 * Whether a filter may be subscribed to (mosquitto_sub_topic_check): a wildcard fills a whole level, and `#` the last
 * one.
 * @param release the newest one if left out
 */
export function isValidFilter(filter: string, release?: Release): boolean {
  return wildcardsFillLevels(filter) && withinLimits(filter, release);
}

function withinLimits(text: string, release: Release | undefined): boolean {
  // Earlier releases leave an empty topic to their callers.
  if (text === '' && (!release || since(release, '2.0.21'))) return false;
  if (!fitsInBytes(text, LONGEST_TOPIC)) return false;
  if (text.length <= MOST_SLASHES) return true;
  return !limitsDepth(release) || text.split('/').length - 1 <= MOST_SLASHES;
}

/** A wildcard beside other characters of its level, or `#` above another level. */
const MISPLACED_WILDCARD = /[^/][+#]|[+#][^/]|#\//;

function wildcardsFillLevels(filter: string): boolean {
  return !MISPLACED_WILDCARD.test(filter);
}

/** A guard against deep topics, which came to the 1.5 series after 1.6 had begun. */
function limitsDepth(release: Release | undefined): boolean {
  if (!release || since(release, '1.6.6')) return true;
  return since(release, '1.5.9') && !since(release, '1.6');
}

/** Whether a text has at most so many bytes. Short texts are not encoded for it. */
export function fitsInBytes(text: string, bytes: number): boolean {
  return text.length * 3 <= bytes || byteLength(text) <= bytes;
}

/**
 * Whether a filter takes in a topic (mosquitto_topic_matches_sub).
 *
 * `#` also takes in the level above it, and a filter reaches topics that begin with `$` only if it begins so itself.
 * For malformed filters and topics with wildcards, it is exact only in the cases that reach a broker.
 * @param release the newest one if left out
 */
export function topicMatches(filter: string, topic: string, release?: Release): boolean {
  if (filter === '' || topic === '') return false;
  if (filter.startsWith('$') !== topic.startsWith('$')) return false;
  const rules = rulesOf(release);
  if (rules.cleanTopics && /[+#]/.test(topic)) return false;
  const levels = filter.split('/');
  if (!rules.lax && !wildcardsFillLevels(filter)) return false;
  return levelsMatch(levels, topic.split('/'), rules, sameLevel);
}

interface MatchRules {
  /** A `+` or `#` behind other text in its level takes any ending; from 1.4.9 such a filter takes in nothing. */
  readonly lax: boolean;
  /** `a/#` takes in `a/`, whose last level is empty. */
  readonly emptyRest: boolean;
  /** `a/+/#` takes in `a/b`, as `a/#` does `a`. */
  readonly parentOfPlus: boolean;
  /** A topic with a wildcard in it is taken in by nothing. */
  readonly cleanTopics: boolean;
}

const CURRENT: MatchRules = { lax: false, emptyRest: true, parentOfPlus: true, cleanTopics: true };

function rulesOf(release: Release | undefined): MatchRules {
  if (!release || since(release, '1.5.7')) return CURRENT;
  const strict = since(release, '1.4.9');
  return { lax: !strict, emptyRest: strict, parentOfPlus: since(release, '1.4.15'), cleanTopics: false };
}

/** Whether a filter's level, no wildcard, is that of the topic. */
type LevelTest = (filter: string, topic: string) => boolean;

const sameLevel: LevelTest = (filter, topic) => filter === topic;

function levelsMatch(
  filter: readonly string[],
  topic: readonly string[],
  rules: MatchRules,
  matches: LevelTest,
): boolean {
  for (const [index, level] of filter.entries()) {
    const here = topic[index];
    if (level === '#' && index === filter.length - 1) {
      if (here === undefined) return rules.parentOfPlus || filter[index - 1] === topic[index - 1];
      return rules.emptyRest || here !== '' || topic.length > index + 1;
    }
    if (here === undefined) return false;
    if (level === '+') continue;
    if (rules.lax && /[+#]/.test(level)) {
      if (level.indexOf('#') === level.length - 1 && index === filter.length - 1) {
        const rest = topic.slice(index).join('/');
        return rest.startsWith(level.slice(0, -1)) && rest.length >= level.length;
      }
      if (level.indexOf('+') !== level.length - 1 || !here.startsWith(level.slice(0, -1))) return false;
      continue;
    }
    if (!matches(level, here)) return false;
  }
  return topic.length === filter.length;
}

/** Who a pattern is tried for. */
export interface PatternClient {
  readonly clientId: string;
  readonly username: string | undefined;
}

/**
 * Whether an ACL pattern covers a topic for a client: `%c` is its id and `%u` its username.
 *
 * Up to 2.0 they are replaced wherever they stand, and the outcome is a filter like any other. From 2.1 each must be a
 * whole level, and then stands for one level alone (mosquitto_topic_matches_sub_with_pattern).
 */
export function patternMatches(
  pattern: string,
  topic: string,
  client: PatternClient,
  release?: Release,
): boolean {
  const { clientId, username } = client;
  if (username === undefined && pattern.includes('%u')) return false;
  if (!release || since(release, '2.1')) {
    if (pattern.startsWith('$') !== topic.startsWith('$') || topic === '') return false;
    return levelsMatch(pattern.split('/'), topic.split('/'), CURRENT, (level, here) => {
      if (level !== '%c' && level !== '%u') return level === here;
      const value = level === '%c' ? clientId : username;
      return value !== '' && value === here;
    });
  }
  const filter = pattern.replace(/%[cu]/g, (key) => (key === '%c' ? clientId : (username ?? '')));
  return topicMatches(since(release, '1.4.1') ? filter : shortened(pattern, filter, client), topic, release);
}

/** 1.4.0 forgot `%c` when it measured the outcome, and cut off what did not fit. */
function shortened(pattern: string, filter: string, { username = '' }: PatternClient): string {
  const users = pattern.split('%u').length - 1;
  return filter.slice(0, pattern.length + users * (username.length - 2));
}

/**
 * The topic filters of a text that is several, with commas or spaces between them, as people write and no line can have.
 * @returns undefined for a single filter, and where one of them is not valid
 */
export function filtersIn(text: string, release: Release): readonly string[] | undefined {
  const filters = text.split(/[,;\s]/).filter((filter) => filter !== '');
  return filters.length > 1 && filters.every((filter) => isValidFilter(filter, release))
    ? filters
    : undefined;
}
