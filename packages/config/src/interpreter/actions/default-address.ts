import { since } from '../../release.js';
import { resolves } from '../../resolve.js';
import { address as addresses } from '../../texts/addresses.js';
import { directiveTexts as texts } from '../../texts/directives.js';
import { readValue } from '../read-value.js';
import type { State, Statement } from '../state.js';
import { store } from '../store.js';

/** `port`: the port of the default listener. From 2.1 the lines below it belong to that listener. */
export function setPort(state: State, statement: Statement<number>): void {
  state.localOnly = false;
  const before = state.settings.setting(statement.directive);
  const listener = defaultListener(state, statement);
  const reading = readValue(state, statement);
  if (!reading) return;
  if (before) {
    state.report.remark({
      level: 'warning',
      code: 'duplicate-port',
      message: texts.duplicatePort({ place: `${before.place.file}:${before.place.line}` }),
      why: texts.onePort,
      help: texts.addListener,
      related: before.place,
      place: statement.place,
    });
  }
  listener.port = reading.value;
  listener.settings.set(statement.directive, reading.value, statement.place);
  store(state, statement, state.settings, reading.value);
}

/** `bind_address`: the address of the default listener, which must resolve at once. */
export function setBindAddress(state: State, statement: Statement<string>): void {
  state.localOnly = false;
  const listener = defaultListener(state, statement);
  const reading = readValue(state, statement);
  if (!reading) return;
  const host = reading.value;
  if (!resolves(state.host, host)) {
    state.refuse(statement.place, {
      code: 'unresolved-host',
      message: addresses.unresolved({ host }),
      why: addresses.resolvedWhileReading,
      help: addresses.writeOwnAddress,
    });
    return;
  }
  listener.host = host;
  listener.settings.set(statement.directive, host, statement.place);
  store(state, statement, state.settings, host);
}

function defaultListener(state: State, statement: Statement) {
  if (!since(state.release, '2.1')) return state.defaultListener!;
  const listener = state.callForDefaultListener(statement);
  statement.context.listener = listener;
  return listener;
}
