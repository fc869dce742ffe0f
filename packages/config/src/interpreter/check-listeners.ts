import { enableProxyProtocol } from '../catalogue/proxy-protocol.js';
import { cafile, capath, certfile, keyfile } from '../catalogue/tls.js';
import { useSubjectAsUsername } from '../catalogue/tls-identity.js';
import type { Listener } from '../configuration.js';
import { since } from '../release.js';
import { listenerTexts as listeners } from '../texts/listeners.js';
import { tlsTexts as texts } from '../texts/tls.js';
import type { State } from './state.js';

/** From 2.0.21: a certificate needs its key, and a CA a certificate (config__check). */
export function checkCertificatePairs(state: State): void {
  if (!since(state.release, '2.0.21')) return;
  for (const listener of state.listeners) {
    const { settings } = listener;
    const certificate = settings.setting(certfile);
    const key = settings.setting(keyfile);
    const authority = settings.setting(cafile) ?? settings.setting(capath);
    if (certificate && !key) incomplete(state, listener, 'certfile', 'keyfile', certificate.place);
    else if (key && !certificate) incomplete(state, listener, 'keyfile', 'certfile', key.place);
    else if (authority && !certificate)
      incomplete(state, listener, authority.directive.name, undefined, authority.place);
  }
}

function incomplete(
  state: State,
  { origin }: Listener,
  present: string,
  missing: 'certfile' | 'keyfile' | undefined,
  place: Listener['place'],
): void {
  state.report.refuse({
    stage: 'config',
    code: 'incomplete-tls',
    // Every file may have lines for the default listener.
    fromAbsence: origin === 'default',
    message: missing ? texts.incomplete({ present, missing }) : texts.incompleteAuthority({ present }),
    why: texts.incompleteRefused,
    help: missing ? texts.complete({ missing, present }) : texts.completeAuthority({ present }),
    ...(place ? { place } : {}),
  });
}

/** From 2.1: what cannot be used with version 2 of the PROXY protocol (config__check_proxy). */
export function checkProxyProtocol(state: State): void {
  for (const { settings } of state.listeners) {
    if (settings.get(enableProxyProtocol) !== 2) continue;
    const subject = settings.get(useSubjectAsUsername) ? settings.setting(useSubjectAsUsername) : undefined;
    const clash = subject ?? settings.setting(certfile) ?? settings.setting(keyfile);
    if (!clash) continue;
    state.report.refuse({
      stage: 'config',
      code: 'proxy-protocol-clash',
      message: listeners.proxyExclusive({ name: clash.directive.name }),
      why: listeners.proxyRefused,
      help: listeners.removeFromProxy({ name: clash.directive.name }),
      place: clash.place,
    });
  }
}
