import type { AccessScope } from '@mosquitto-conf/config';
import { copyDynamicSecurity, type DynamicSecurityFile } from '@mosquitto-conf/config/internal';

/**
 * Access files for one broker alone: commands change what dynamic security knows, and other brokers may be started from the same
 * reading.
 */
export function ownAccess(access: readonly AccessScope[]): readonly AccessScope[] {
  const copies = new Map<DynamicSecurityFile, DynamicSecurityFile>();
  return access.map((scope) => {
    const { dynamicSecurity: file } = scope;
    if (!file) return scope;
    const copy = copies.get(file) ?? { ...file, security: copyDynamicSecurity(file.security) };
    copies.set(file, copy);
    return { ...scope, dynamicSecurity: copy };
  });
}
