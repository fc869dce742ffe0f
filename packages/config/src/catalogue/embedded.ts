import type { Release } from '../release.js';
import type { Text } from '../text.js';

/**
 * What the embedded broker does with a directive.
 *
 * - `executed`: what the release does
 * - `not-applicable`: nothing, and no client could tell: the release ignores it, or it is about a part that the embedded
 *   broker does not have
 * - an object: something else
 */
export type EmbeddedSupport<T = unknown> = 'executed' | 'not-applicable' | Unsupported<T>;

/**
 * What a client, another broker, a file or the log shows of a directive, in one sentence; or why nothing does. The probes in
 * `test/probes` look at just that, in the embedded broker and in real ones.
 */
export type VisibleEffect = string | { readonly nothing: string };

/** Why the embedded broker does not execute a directive. */
export interface Unsupported<T = unknown> {
  readonly unsupported: {
    /** What is missing: one sentence. */
    readonly what: string;
    /** What happens instead: one sentence. */
    readonly instead: string;
  };
  /** `what` for a line with this value, where that says more. */
  describe?(value: T): Text;
  /** Which values are not executed, where others are. */
  concerns?(value: T, release: Release): boolean;
  /** Whether a line that only says the default is executed: the default asks for nothing. */
  readonly exceptDefault?: true;
  /** The directive that begins what the line belongs to, and whose line is reported for both: `connection`. */
  readonly partOf?: string;
  /** Whether the line is executed where that of `partOf` is. */
  readonly partly?: true;
}
