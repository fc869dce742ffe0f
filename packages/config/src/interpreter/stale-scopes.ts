import type { Settings } from '../configuration.js';
import { since } from '../release.js';
import type { Place } from '../report.js';
import { includeTexts as texts } from '../texts/includes.js';
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
 * pointing to where it was: the lines that follow have no effect. Only by chance the list remains where it is: with more
 * than three listeners, or in 1.4.0 with one. Since 2.1 the list of bridges holds pointers.
 */
export function leaveStaleScopes(
  state: State,
  context: FileContext,
  include: Place,
  before: ScopeCounts,
): void {
  const { listener, bridge } = context;
  const [otherListener] = state.listeners.slice(before.listeners);
  if (listener && otherListener && state.listeners.includes(listener)) {
    const settings = listener.settings.copy();
    context.listener = {
      ...listener,
      settings,
      security: { settings, plugins: [...listener.security.plugins] },
    };
    leave(state, settings, { what: 'listener', include, begun: otherListener.place });
  }
  const [otherBridge] = state.bridges.slice(before.bridges);
  if (bridge && otherBridge && !since(state.release, '2.1')) {
    const settings = bridge.settings.copy();
    context.bridge = { ...bridge, settings, addresses: [...bridge.addresses], topics: [...bridge.topics] };
    leave(state, settings, { what: 'bridge', include, begun: otherBridge.place });
  }
}

function leave(state: State, settings: Settings, scope: StaleScope): void {
  state.staleScopes.set(settings, scope);
}

/** Reports that lines have no effect, once for all of them. */
export function remarkStaleScope(state: State, { spelling, place }: Statement, target: Settings): void {
  const scope = state.staleScopes.get(target);
  if (!scope) return;
  state.staleScopes.delete(target);
  const { what, include, begun } = scope;
  const values = { name: spelling.name, line: place.line };
  const at = begun && { ...values, place: `${begun.file}:${begun.line}` };
  const { message, why, help } =
    what === 'listener'
      ? {
          message: at ? texts.lostListenerAt(at) : texts.lostListener(values),
          why: texts.lostListenerWhy,
          help: texts.moveAfterListener,
        }
      : {
          message: at ? texts.lostBridgeAt(at) : texts.lostBridge(values),
          why: texts.lostBridgeWhy,
          help: texts.moveAfterBridge,
        };
  state.report.remark({
    level: 'warning',
    code: 'include-inside-listener',
    message,
    why,
    help,
    related: place,
    place: include,
  });
}
