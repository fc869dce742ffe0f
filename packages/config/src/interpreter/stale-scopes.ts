import type { Settings } from '../configuration.js';
import { since } from '../release.js';
import type { Place } from '../report.js';
import type { FileContext, StaleScope, State, Statement } from './state.js';

/** How many listeners and bridges there are. */
export interface ScopeCounts {
  readonly listeners: number;
  readonly bridges: number;
}

export function countScopes({ listeners, bridges }: State): ScopeCounts {
  return { listeners: listeners.length, bridges: bridges.length };
}

/**
 * Leaves the listener and the bridge above an `include_dir` behind where an included file has begun others.
 *
 * The list of them moves to make room (config__read_file_core: realloc), while `cur_listener` and `cur_bridge` go on
 * pointing to where it was: the lines that follow have no effect. Only by chance the list stays where it is. Since 2.1 the
 * list of bridges holds pointers.
 */
export function leaveStaleScopes(
  state: State,
  context: FileContext,
  by: Place,
  { listeners, bridges }: ScopeCounts,
): void {
  const { listener, bridge } = context;
  if (listener && state.listeners.includes(listener) && state.listeners.length > listeners) {
    const settings = listener.settings.copy();
    context.listener = {
      ...listener,
      settings,
      security: { settings, plugins: [...listener.security.plugins] },
    };
    leave(state, settings, { begins: 'listener', begun: listener.place, by, reported: false });
  }
  if (bridge && state.bridges.length > bridges && !since(state.release, '2.1')) {
    const settings = bridge.settings.copy();
    context.bridge = { ...bridge, settings, addresses: [...bridge.addresses], topics: [...bridge.topics] };
    leave(state, settings, { begins: 'connection', begun: bridge.place, by, reported: false });
  }
}

function leave(state: State, settings: Settings, scope: StaleScope): void {
  state.staleScopes.set(settings, scope);
}

/** Says that a line has no effect, once for what it belongs to. */
export function remarkStaleScope(state: State, statement: Statement, target: Settings): void {
  const scope = state.staleScopes.get(target);
  if (!scope || scope.reported) return;
  scope.reported = true;
  const { begins, begun, by } = scope;
  state.report.remark({
    level: 'warning',
    code: 'setting-lost-by-include',
    message: `\`${statement.spelling.name}\` has no effect behind the \`include_dir\` of line ${by.line}.`,
    why: `A file of that folder begins a \`${begins}\` of its own, and the broker then loses track of the one above: this line and those that follow it are not applied.`,
    help: `Move the \`include_dir\` below the lines of the \`${begins}\`, best to the end of the file.`,
    ...(begun ? { related: begun } : {}),
    place: statement.place,
  });
}
