import { encode } from '@mosquitto-conf/grammar';

/** An access file that no configuration names, by the directive that would name it. */
export type AccessDirective = 'acl_file' | 'password_file' | 'psk_file';

/** The main file that names an access file which is checked alone. */
export const STAND_IN = 'checkconfig-stand-in.conf';

/**
 * A configuration that reads the access file and nothing else, and has no findings of its own. Anonymous clients are
 * refused: how other clients are distinguished from them is known only from the real configuration.
 */
export function standIn(file: string, directive: AccessDirective = 'acl_file'): Uint8Array {
  const lines = {
    acl_file: ['listener 1883 127.0.0.1', 'allow_anonymous false'],
    password_file: ['listener 1883 127.0.0.1', 'allow_anonymous false'],
    psk_file: ['listener 8883 127.0.0.1', 'psk_hint hint', 'allow_anonymous true'],
  }[directive];
  return encode(`${[...lines, `${directive} ${file}`].join('\n')}\n`);
}
