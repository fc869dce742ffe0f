import type { Listener, Security } from '../configuration.js';
import type { DynamicSecurityFile } from '../policy/dynamic-security.js';
import type { AccessFiles, AccessSources } from '../policy/file-sources.js';

/**
 * Who decides on access to these listeners, with the files as the release took them in. Absent are those that no line
 * names, or that cannot be read.
 */
export interface AccessScope extends AccessFiles {
  /** What the plugin for dynamic security knows. */
  dynamicSecurity?: DynamicSecurityFile;
  readonly security: Security;
  /** All listeners, where all share the same files; else a single one. */
  readonly listeners: readonly Listener[];
  /** What names each file. Where several do, the first that is asked decides. */
  readonly sources: AccessSources;
}

/** Who decides at a listener. */
export function accessScopeOf(access: readonly AccessScope[], listener: Listener): AccessScope | undefined {
  if (listener.origin === 'local-only') return access.at(-1);
  return access.find(({ listeners }) => listeners.includes(listener));
}
