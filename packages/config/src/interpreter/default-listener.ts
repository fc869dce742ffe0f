import { aclFile, allowZeroLengthClientid, autoIdPrefix } from '../catalogue/access.js';
import type { Directive } from '../catalogue/directive.js';
import { bindInterface } from '../catalogue/listener.js';
import { httpDir } from '../catalogue/websockets.js';
import type { Listener } from '../configuration.js';
import { isLocalOnly } from '../policy/opened-listeners.js';
import { at, since } from '../release.js';
import type { Place } from '../report.js';
import { listenerTexts as texts } from '../texts/listeners.js';
import type { State } from './state.js';

/** Settings that config__parse_args does not copy to the listener it opens, so that they have no effect there; and the release that began to. */
const copiedSince: readonly (readonly [directive: Directive, since: string | undefined])[] = [
  [httpDir, undefined],
  [autoIdPrefix, undefined],
  [aclFile, '1.5.5'],
  [allowZeroLengthClientid, '1.6.8'],
  [bindInterface, '1.6.9'],
];

/**
 * Up to 2.0 the default listener is opened last, if anything was set on it; before 2.0 also where there is no listener
 * at all (config__parse_args).
 */
export function openDefaultListener(state: State): void {
  const { defaultListener: listener, release } = state;
  if (since(release, '2.1') || !listener) return;
  const aloneIn1x = state.listeners.length === 0 && !since(release, '2.0');
  if (!aloneIn1x && !isUsed(state, listener)) return;
  for (const [directive, first] of copiedSince)
    if (first === undefined || !since(release, first)) leaveOut(state, listener, directive, first);
  state.listeners.push(listener);
}

function leaveOut({ report }: State, { settings }: Listener, directive: Directive, first?: string): void {
  const setting = settings.setting(directive);
  if (!setting) return;
  settings.remove(directive);
  report.remark({
    level: 'warning',
    code: 'ignored-by-default-listener',
    message: texts.ignoredByDefault({ name: directive.name }),
    why: texts.notCopied,
    help: first === undefined ? texts.addListenerAbove : texts.addListenerAboveOrUpdate({ release: first }),
    place: setting.place,
  });
}

function isUsed(state: State, listener: Listener): boolean {
  if (listener.security.plugins.length > 0) return true;
  for (const { directive, value } of listener.settings) {
    if (!at(directive.opensDefault ?? true, state.release)) continue;
    if (value !== at(directive.default, state.release)) return true;
  }
  return false;
}

/**
 * Says which line opens the default listener from 2.1, and from 2.0.12 that local only mode drops it with all that is set
 * on it (listeners__start_local_only).
 */
export function remarkDefaultListener(state: State): void {
  const { defaultListener: listener, report } = state;
  if (!listener || !state.listeners.includes(listener)) return;
  const cause = state.defaultCause ?? firstSetting(listener);
  if (!cause) return;
  const { name, place } = cause;
  const remark = { level: 'info', code: 'default-listener', fromAbsence: true, place } as const;
  if (isLocalOnly(state)) {
    report.remark({
      ...remark,
      message: texts.notOpened({ name }),
      why: texts.localOnlyPorts,
      help: texts.addListener,
    });
  } else if (since(state.release, '2.1')) {
    const isAddress = name === 'port' || name === 'bind_address';
    report.remark({
      ...remark,
      message:
        listener.host === undefined
          ? texts.opensDefault({ name, port: listener.port })
          : texts.opensDefaultAt({ name, port: listener.port, host: listener.host }),
      why: isAddress ? texts.addressForDefault({ name }) : texts.noListenerAbove,
      help: isAddress ? texts.replaceWithListener : texts.addListener,
    });
  }
}

function firstSetting({ settings }: Listener): { readonly name: string; readonly place: Place } | undefined {
  for (const { directive, place } of settings) return { name: directive.name, place };
  return undefined;
}
