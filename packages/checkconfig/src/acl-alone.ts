import { decode, encode, parseAcl } from '@mosquitto-conf/grammar';

/** The words an ACL file's lines begin with. */
const WORDS = new Set(['user', 'topic', 'pattern']);

/** The main file that stands around an ACL file which is looked at alone. */
export const STAND_IN = 'checkconfig-stand-in.conf';

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

/** A configuration that reads the ACL file and nothing else. */
export function standIn(aclFile: string): Uint8Array {
  return encode(`listener 1883 127.0.0.1\nallow_anonymous true\nacl_file ${aclFile}\n`);
}
