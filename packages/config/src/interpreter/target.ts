import { aclAccesses } from '../access/acl-words.js';
import type { Directive } from '../catalogue/directive.js';
import type { Settings } from '../configuration.js';
import { at, since } from '../release.js';
import type { Text } from '../text.js';
import { directiveTexts as texts } from '../texts/directives.js';
import type { State, Statement } from './state.js';

/**
 * The settings that a line belongs to: those of the listener, bridge or plugin above it, or of the broker.
 * @returns undefined after reporting that there are none
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

function needsListener(state: State, statement: Statement, why: Text, fromAbsence = false): undefined {
  const { name } = statement.spelling;
  state.refuse(statement.place, {
    code: 'needs-listener',
    message: texts.needsListener({ name }),
    why,
    help: texts.moveBelowListener,
    fromAbsence,
  });
}

function listenerTarget(state: State, statement: Statement, directive: Directive): Settings | undefined {
  const { context } = statement;
  const rule = at(directive.withoutListener ?? 'default', state.release);
  const current = context.listener;
  if (rule === 'refuse-default' && current === state.defaultListener) {
    return needsListener(state, statement, texts.needsListenerNotDefault);
  }
  if (rule === 'refuse-first' && state.listeners.length === 0) {
    return needsListener(state, statement, texts.needsFirstListener, true);
  }
  if (current) return current.settings;
  if (rule === 'refuse') {
    return needsListener(state, statement, texts.needsListenerStrict);
  }
  context.listener = defaultListener(state, statement);
  return context.listener.settings;
}

/** The listener that directives above the first `listener` line belong to. */
function defaultListener(state: State, statement: Statement) {
  return state.defaultListener ?? state.callForDefaultListener(statement);
}

/** conf__set_cur_security_options. */
export function securityTarget(state: State, statement: Statement): Settings | undefined {
  if (!state.perListenerSettings) return state.security.settings;
  const { context } = statement;
  if (!context.listener) {
    if (since(state.release, '2.1')) {
      return needsListener(state, statement, texts.needsListenerPerListener);
    }
    context.listener = defaultListener(state, statement);
  }
  return context.listener.security.settings;
}

/** What people also write for the users of the broker itself. */
const LOGINS: ReadonlySet<string> = new Set(['remote_username', 'remote_password']);

function bridgeTarget(state: State, statement: Statement): Settings | undefined {
  const { bridge } = statement.context;
  if (bridge) return bridge.settings;
  state.refuse(statement.place, {
    code: 'needs-bridge',
    message: texts.needsBridge({ name: statement.spelling.name }),
    why: texts.belongsToBridge,
    help: helpWithoutBridge(statement),
  });
  return undefined;
}

function helpWithoutBridge({ directive, line }: Statement): Text {
  if (LOGINS.has(directive.name)) return texts.moveBelowBridgeOrUsePasswords;
  const [word] = line.words;
  const isAclLine = directive.name === 'topic' && aclAccesses.some((access) => access.word === word?.text);
  return isAclLine ? texts.moveToAclFile : texts.moveBelowBridge;
}

function pluginTarget(state: State, statement: Statement): Settings | undefined {
  const { plugin } = statement.context;
  if (plugin) return plugin.settings;
  // 1.4 has one plugin, wherever its line is.
  if (!since(state.release, '1.5')) return state.settings;
  state.refuse(statement.place, {
    code: 'needs-plugin',
    message: texts.needsPlugin({ name: statement.line.name.text }),
    why: texts.belongsToPlugin,
    help: texts.moveBelowPlugin,
  });
  return undefined;
}
