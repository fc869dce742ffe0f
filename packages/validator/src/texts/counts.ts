import type { Text } from '@mosquitto-conf/config';
import { textsOf } from '@mosquitto-conf/config/internal';

/** How many there are of something. */
export const countTexts = textsOf('count', {
  oneUser: '1 user',
  users: '{count} users',
  oneClient: '1 client',
  clients: '{count} clients',
  oneIdentity: '1 identity',
  identities: '{count} identities',
  oneRole: '1 role',
  roles: '{count} roles',
  oneRule: '1 rule',
  rules: '{count} rules',
  oneAclRule: '1 ACL rule',
  aclRules: '{count} ACL rules',
  onePlugin: '1 plugin',
  plugins: '{count} plugins',
  oneTopic: '1 topic',
  topics: '{count} topics',
  onePattern: '1 pattern',
  patterns: '{count} patterns',
  oneLine: '1 line',
  lines: '{count} lines',
  oneFile: '1 file',
  files: '{count} files',
  oneDay: '1 day',
  days: '{count} days',
  oneCertificate: '1 certificate',
  certificates: '{count} certificates',
  oneIteration: '1 iteration',
  iterations: '{count} iterations',
});

const ones = {
  users: countTexts.oneUser,
  clients: countTexts.oneClient,
  identities: countTexts.oneIdentity,
  roles: countTexts.oneRole,
  rules: countTexts.oneRule,
  aclRules: countTexts.oneAclRule,
  plugins: countTexts.onePlugin,
  topics: countTexts.oneTopic,
  patterns: countTexts.onePattern,
  lines: countTexts.oneLine,
  files: countTexts.oneFile,
  days: countTexts.oneDay,
  certificates: countTexts.oneCertificate,
  iterations: countTexts.oneIteration,
} as const;

/** `1 user`, `2 users`. */
export function countText(what: keyof typeof ones, count: number): Text {
  return count === 1 ? ones[what] : countTexts[what]({ count });
}
