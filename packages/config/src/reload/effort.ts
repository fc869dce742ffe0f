import { defaultValues } from '../catalogue/default-values.js';
import type { Directive } from '../catalogue/directive.js';
import { memoryLimit } from '../catalogue/limits.js';
import { protocol } from '../catalogue/listener.js';
import { certfile, keyfile } from '../catalogue/tls.js';
import type { Listener, Settings } from '../configuration.js';
import { at, type Release } from '../release.js';
import type { Text } from '../text.js';
import { reloadTexts as texts } from '../texts/reload.js';

/** How a change gets into a running broker. */
export type Effort = 'reload' | 'restart';

/** What a reload does with a change. */
export interface Taken {
  readonly effort: Effort;
  /** Why a restart is needed, where that says more. */
  readonly why?: Text;
}

/** What a setting was, and what it is to be; undefined where no line sets it. */
export interface ChangedValue {
  readonly was?: string | undefined;
  readonly is?: string | undefined;
}

/**
 * What a reload does with a changed line.
 * @param listener whose setting it is; up to 2.0 the default listener is left out of what is reset
 */
export function takenBy(
  directive: Directive,
  release: Release,
  { was, is: value }: ChangedValue = {},
  listener?: Listener,
): Taken {
  switch (at(directive.reload, release)) {
    case 'applied': {
      const why = setUpAtStart(directive, was, value, listener?.settings);
      return why === undefined ? { effort: 'reload' } : { effort: 'restart', why };
    }
    case 'reread':
      return {
        effort: 'restart',
        why: texts.sameFile,
      };
    case 'reset': {
      if (listener?.origin === 'default') return RESTART;
      const [usual = ''] = defaultValues(directive, release);
      return value === undefined || value === usual
        ? { effort: 'reload' }
        : { effort: 'restart', why: texts.resets({ value: usual }) };
    }
    case 'ignored':
      return RESTART;
  }
}

/**
 * Why a reload does not apply another value of a directive, of which it applies others: what a listener gets when it is opened
 * neither comes nor goes (listeners__start), the HTTP interface has no TLS context of the broker
 * (listeners__reload_all_certificates), and only its line changes the memory limit (memory__set_limit).
 * @param was the value before; undefined where no line sets it
 * @param is the value to be; undefined where no line sets it
 * @param settings of the listener
 */
export function setUpAtStart(
  { name }: Directive,
  was: unknown,
  is: unknown,
  settings: Settings | undefined,
): Text | undefined {
  if ([certfile, keyfile].some((one) => one.name === name)) {
    if ((was === undefined) !== (is === undefined)) return texts.tlsWhenOpened;
    if (settings?.get(protocol) === 'http_api') return texts.httpCertificate;
  }
  if (name === protocol.name && (was === 'http_api') !== (is === 'http_api')) return texts.httpStarts;
  if (name === memoryLimit.name && was !== undefined && is === undefined) return texts.limitStays;
  return undefined;
}

const RESTART: Taken = { effort: 'restart' };

export const ADDED_LISTENER: Taken = {
  effort: 'restart',
  why: texts.newListener,
};

export const REMOVED_LISTENER: Taken = { effort: 'restart', why: texts.closedListener };
