import type { Directive } from '../catalogue/directive.js';
import type { Settings } from '../configuration.js';
import { at, since } from '../release.js';
import type { State, Statement } from './state.js';

/**
 * The settings a line goes to, by what stands above it.
 * @returns undefined after reporting why it has nowhere to go
 */
export function targetOf(state: State, statement: Statement): Settings | undefined {
  const { directive } = statement;
  switch (at(directive.scope, state.release)) {
    case 'broker':
      return state.settings;
    case 'security':
      return securityTarget(state, statement);
    case 'listener':
      return listenerTarget(state, statement, directive);
    case 'bridge':
      return bridgeTarget(state, statement);
    case 'plugin':
      return pluginTarget(state, statement);
  }
}

function needsListener(state: State, statement: Statement, why: string, fromAbsence = false): undefined {
  const { name } = statement.spelling;
  state.refuse(statement.place, {
    code: 'needs-listener',
    message: `\`${name}\` must stand below a \`listener\` line of the same file.`,
    why,
    help: `Move the line below the \`listener\` it is for.`,
    fromAbsence,
  });
}

function listenerTarget(state: State, statement: Statement, directive: Directive): Settings | undefined {
  const { context } = statement;
  const rule = at(directive.withoutListener ?? 'default', state.release);
  const current = context.listener;
  if (rule === 'refuse-default' && current === state.defaultListener) {
    return needsListener(
      state,
      statement,
      'The broker refuses it without a listener, and for the default one too.',
    );
  }
  if (rule === 'refuse-first' && state.listeners.length === 0) {
    return needsListener(
      state,
      statement,
      'The broker refuses it as long as there is no listener at all.',
      true,
    );
  }
  if (current) return current.settings;
  if (rule === 'refuse') {
    return needsListener(state, statement, 'From 2.1 the broker no longer makes up a listener for it.');
  }
  context.listener = defaultListener(state, statement);
  return context.listener.settings;
}

/** What a listener directive above every `listener` is for. */
function defaultListener(state: State, statement: Statement) {
  return state.defaultListener ?? state.callForDefaultListener(statement);
}

/** conf__set_cur_security_options. */
export function securityTarget(state: State, statement: Statement): Settings | undefined {
  if (!state.perListenerSettings) return state.security.settings;
  const { context } = statement;
  if (!context.listener) {
    if (since(state.release, '2.1')) {
      return needsListener(
        state,
        statement,
        'With `per_listener_settings true` it belongs to one listener, and none stands above it.',
      );
    }
    context.listener = defaultListener(state, statement);
  }
  return context.listener.security.settings;
}

function bridgeTarget(state: State, statement: Statement): Settings | undefined {
  const { bridge } = statement.context;
  if (bridge) return bridge.settings;
  state.refuse(statement.place, {
    code: 'needs-bridge',
    message: `\`${statement.spelling.name}\` must stand below a \`connection\` line of the same file.`,
    why: 'It describes a bridge, and no bridge was begun here.',
    help: 'Move it below the `connection` it is for.',
  });
  return undefined;
}

function pluginTarget(state: State, statement: Statement): Settings | undefined {
  const { plugin } = statement.context;
  if (plugin) return plugin.settings;
  // 1.4 had one plugin, wherever its line stood.
  if (!since(state.release, '1.5')) return state.settings;
  state.refuse(statement.place, {
    code: 'needs-plugin',
    message: `\`${statement.line.name.text}\` must stand below the line that loads its plugin, in the same file.`,
    why: 'It belongs to a plugin, and none was named here.',
    help: 'Move it below the `plugin` line it is for.',
  });
  return undefined;
}
