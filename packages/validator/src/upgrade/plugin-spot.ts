import { type Listener, since } from '@mosquitto-conf/config';
import { globalPlugin, listener, plugin, pluginUse } from '@mosquitto-conf/config/directives';
import type { UpgradeContext } from './change.js';
import type { Statement } from './statements.js';

/** Where the lines that load a plugin are written: in place of a directive, or above or below another line. */
export type PluginSpot =
  | { readonly side: 'here' }
  | { readonly side: 'above' | 'below'; readonly of: Statement };

/**
 * Where the plugin that replaces a directive for a file is loaded, so that it decides when the file did: the broker calls
 * plugins in the order in which they are loaded. Since 2.0 the file decides last, before that first. The options of a plugin
 * belong to the closest plugin line above them, so no other plugin line may come between.
 * @returns undefined if no line of the same listener is suitable
 */
export function pluginSpot(
  { statements, from, before }: UpgradeContext,
  statement: Statement,
): PluginSpot | undefined {
  const owner = before.configuration.perListenerSettings ? statement.listener : undefined;
  const others = statements.filter((other) => isAskedBeside(other, owner));
  // Lines of the default listener are collected from all files, which changes their order.
  if (owner === 'default' && others.some(({ file }) => file !== statement.file)) return undefined;
  const spot = since(from, '2.0')
    ? lastSpot(statements, statement, others)
    : firstSpot(statements, statement, others);
  const isOwn = spot.side === 'here' || owner === undefined || isSameBlock(statements, statement, spot.of);
  return isOwn ? spot : undefined;
}

/** Whether a line makes the broker call a plugin for the clients of a listener; `owner` is undefined for all listeners. */
function isAskedBeside({ directive, listener }: Statement, owner: Listener | 'default' | undefined): boolean {
  if (owner === undefined) return directive === plugin || directive === globalPlugin;
  return listener === owner && (directive === plugin || directive === pluginUse);
}

function lastSpot(
  statements: readonly Statement[],
  statement: Statement,
  others: readonly Statement[],
): PluginSpot {
  const last = others.at(-1);
  const isLater = last && statements.indexOf(last) > statements.indexOf(statement);
  const of = lastOption(statements, isLater ? last : statement);
  return of === statement ? { side: 'here' } : { side: 'below', of };
}

function firstSpot(
  statements: readonly Statement[],
  statement: Statement,
  others: readonly Statement[],
): PluginSpot {
  const [first] = others;
  if (!first) return lastSpot(statements, statement, others);
  const isEarlier = statements.indexOf(statement) < statements.indexOf(first);
  const isFree = lastOption(statements, statement) === statement;
  return isEarlier && isFree ? { side: 'here' } : { side: 'above', of: first };
}

/** The last option that belongs to a plugin line, or to one in place of this line; the line itself if there is none. */
export function lastOption(statements: readonly Statement[], statement: Statement): Statement {
  let last = statement;
  for (const next of statements.slice(statements.indexOf(statement) + 1)) {
    if (next.file !== statement.file || next.directive.group !== 'plugin') continue;
    if (next.directive.scope !== 'plugin') break;
    last = next;
  }
  return last;
}

/** Whether two lines are below the same `listener`. */
export function isSameBlock(statements: readonly Statement[], one: Statement, other: Statement): boolean {
  if (one.file !== other.file) return false;
  const ends = [one.line.number, other.line.number];
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  return !statements.some(
    ({ file, line, directive }) =>
      file === one.file && directive === listener && line.number > from && line.number < to,
  );
}
