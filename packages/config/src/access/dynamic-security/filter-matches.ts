import type { PatternClient } from '../topics.js';

/**
 * Whether everything that a filter asks for is covered by the filter of an ACL, in 2.0 (sub_acl_check). Wildcards cover topics that
 * begin with `$` too.
 */
export function filterMatchesBefore21(acl: string, filter: string): boolean {
  if (acl === '#') return true;
  const [granted, isOpen] = withoutHash(acl);
  const [asked, asksForAll] = withoutHash(filter);
  if ((asksForAll || asked.length > granted.length) && !isOpen) return false;
  return granted.every(
    (level, index) => asked[index] !== undefined && (level === '+' || level === asked[index]),
  );
}

/** The levels of a filter, and whether `#` comes behind them. A lone `#` is an empty level (hash_check). */
function withoutHash(filter: string): readonly [levels: readonly string[], hasHash: boolean] {
  const hasHash = filter === '#' || filter.endsWith('/#');
  return [(hasHash ? filter.slice(0, -2) : filter).split('/'), hasHash];
}

/**
 * Whether everything that a filter asks for is covered by the filter of an ACL, from 2.1 (mosquitto_sub_matches_acl).
 * @param acl with `%c` and `%u` for a whole level
 * @param client undefined where these have no meaning
 */
export function filterMatches(acl: string, filter: string, client: PatternClient | undefined): boolean {
  if (filter === '') return false;
  if (acl.startsWith('$') !== filter.startsWith('$')) return false;
  const levels = filter.split('/');
  const granted = acl.split('/');
  for (const [index, level] of granted.entries()) {
    const asked = levels[index];
    if (level === '#' && index === granted.length - 1) return true;
    if (asked === undefined) return false;
    if (level === '+') {
      if (asked === '#') return false;
    } else if (client && (level === '%c' || level === '%u')) {
      const value = level === '%c' ? client.clientId : client.username;
      // A name that is only a wildcard matches no client.
      if (!value || /^[+#/]$/.test(value) || value !== asked) return false;
    } else if (level !== asked) {
      return false;
    }
  }
  return granted.length === levels.length;
}
