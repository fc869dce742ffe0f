import { since } from '@mosquitto-conf/config';
import { pskHint } from '@mosquitto-conf/config/directives';
import { findPsk } from '@mosquitto-conf/config/internal';
import type { ListenerState } from './listener-state.js';

/**
 * The pre-shared key of an identity, in hexadecimal. From 2.1 plugins are asked before the file, in earlier releases after it
 * (mosquitto_psk_key_get).
 */
export function pskKey({ policy, plugins }: ListenerState, identity: string): string | undefined {
  // The file may have been read again by now.
  const psk = policy.psk?.file;
  const inFile = () => (psk ? findPsk(psk, identity)?.key : undefined);
  const hint = policy.listener.settings.get(pskHint) ?? '';
  const ofPlugins = () => plugins?.pskKey(hint, identity);
  return since(policy.release, '2.1') ? (ofPlugins() ?? inFile()) : (inFile() ?? ofPlugins());
}
