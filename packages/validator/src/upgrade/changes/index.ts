import type { Change } from '../change.js';
import { anonymous } from './anonymous.js';
import { bridgeRestart } from './bridge-restart.js';
import { bridgeTlsVersionsChange } from './bridge-tls-versions.js';
import { defaultListener } from './default-listener.js';
import { defaults } from './defaults.js';
import { filePlugins } from './file-plugins.js';
import { halfTls } from './half-tls.js';
import { httpDirChange } from './http-dir.js';
import { identityWithoutTls } from './identity-without-tls.js';
import { messageSize } from './message-size.js';
import { offlineAccessChange } from './offline-access.js';
import { perListenerSettings } from './per-listener-settings.js';
import { pskFile } from './psk-file.js';
import { removedDirectives } from './removed-directives.js';
import { renamedDirectives } from './renamed-directives.js';
import { tlsVersions } from './tls-versions.js';
import { values } from './values.js';

/** Every change, in the order in which they edit: values first, as later ones continue with what these left. */
export const changes: readonly Change[] = [
  values,
  removedDirectives,
  halfTls,
  identityWithoutTls,
  pskFile,
  defaultListener,
  renamedDirectives,
  filePlugins,
  perListenerSettings,
  anonymous,
  messageSize,
  defaults,
  bridgeRestart,
  offlineAccessChange,
  httpDirChange,
  tlsVersions,
  bridgeTlsVersionsChange,
];
