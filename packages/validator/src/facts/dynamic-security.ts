import type { ListenerPolicy } from '@mosquitto-conf/config';
import type { DynamicSecurityFile } from '@mosquitto-conf/config/internal';

/** What is known of each dynamic security file, once. */
export function dynamicSecurityOf(policies: readonly ListenerPolicy[]): readonly DynamicSecurityFile[] {
  const files = new Map<string, DynamicSecurityFile>();
  for (const { dynamicSecurity } of policies)
    if (dynamicSecurity && !files.has(dynamicSecurity.path)) files.set(dynamicSecurity.path, dynamicSecurity);
  return [...files.values()];
}
