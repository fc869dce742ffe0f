import { decode, encode, parseAcl, parsePasswords } from '@mosquitto-conf/grammar';

/** An access file that no configuration names, by the directive that would name it. */
export type AccessDirective = 'acl_file' | 'password_file' | 'psk_file';

/** The main file that stands around an access file which is looked at alone. */
export const STAND_IN = 'checkconfig-stand-in.conf';

/** The words an ACL file's lines begin with. */
const WORDS = new Set(['user', 'topic', 'pattern']);

/** What the second field of a password file's lines looks like once `mosquitto_passwd` wrote it. */
const HASH = /^\$\d+\$/;

/**
 * Whether a file that was named is an ACL file: none of its lines begins with anything else, and it does not call itself
 * a configuration.
 */
export function isAclFile(name: string, content: Uint8Array): boolean {
  if (name.endsWith('.conf')) return false;
  const lines = parseAcl(decode(content)).lines.filter((line) => line.kind === 'directive');
  // One line `user NAME` may be a configuration as well.
  const telling = lines.some((line) => line.name.text !== 'user');
  return telling && lines.every((line) => WORDS.has(line.name.text));
}

/** Whether it is a password file: each of its entries has a hash, and it does not call itself a configuration. */
export function isPasswordFile(name: string, content: Uint8Array): boolean {
  if (name.endsWith('.conf')) return false;
  const entries = parsePasswords(decode(content)).lines.filter((line) => line.kind === 'entry');
  return entries.length > 0 && entries.every(({ second }) => second !== undefined && HASH.test(second.text));
}

/** A configuration that reads the access file and nothing else, and of which nothing is to be said. */
export function standIn(file: string, directive: AccessDirective = 'acl_file'): Uint8Array {
  const lines = {
    acl_file: ['listener 1883 127.0.0.1', 'allow_anonymous true'],
    password_file: ['listener 1883 127.0.0.1', 'allow_anonymous false'],
    psk_file: ['listener 8883 127.0.0.1', 'psk_hint hint', 'allow_anonymous true'],
  }[directive];
  return encode(`${[...lines, `${directive} ${file}`].join('\n')}\n`);
}
