import { type Listener, STAND_IN } from '@mosquitto-conf/config';
import { aclFile, passwordFile, pskFile } from '@mosquitto-conf/config/directives';
import { listenerNames } from '@mosquitto-conf/validator/internal';
import type { ParsedDocument } from './parsed-document.js';

const directives = { acl: aclFile, passwords: passwordFile, psk: pskFile } as const;

/**
 * The listeners that go by an access file, in words: `port 1883 and port 8883`.
 * @returns undefined for a configuration, and for an access file that is looked at alone
 */
export function usedBy({ project, kind, file }: ParsedDocument): string | undefined {
  if (kind === 'configuration' || project.main.endsWith(STAND_IN)) return undefined;
  const { access, configuration } = project.analysis;
  const found = new Set<Listener>();
  for (const { security, listeners } of access) {
    if (security.settings.get(directives[kind]) !== file) continue;
    for (const listener of listeners) found.add(listener);
  }
  const all = found.size > 1 && found.size === configuration.listeners.length;
  return all ? 'all listeners' : listenerNames([...found]) || 'no listener';
}
