import { since } from '@mosquitto-conf/config';
import type { Fault } from './fault.js';

type Line = (fault: Fault) => string | undefined;

/** The path in a line that names a file, be it an option of a plugin. */
const path = ({ rest }: Fault) => rest.trim();

/** From 2.1 password files are read by code that is also a plugin, whose name is logged. */
const passwords =
  (line: Line): Line =>
  (fault) => {
    const text = line(fault);
    return text !== undefined && since(fault.release, '2.1') ? `password-file: Error: ${text}` : text;
  };

const undecodable = passwords(({ file }) => `Unable to decode line in password file '${file}'.`);

const unopened: Line = (fault) => {
  const { written } = fault;
  if (written.endsWith('acl_file')) return `Unable to open acl_file "${path(fault)}".`;
  const pwfile: Line = (one) => `Unable to open pwfile "${path(one)}".`;
  return written.endsWith('password_file') ? passwords(pwfile)(fault) : pwfile(fault);
};

/** Mosquitto's lines for password, ACL and PSK files, by the code of the problem. */
export const accessLines: Readonly<Record<string, Line>> = {
  'access-file-missing': unopened,
  'access-file-denied': unopened,
  'access-file-directory': unopened,
  'access-file-link': unopened,
  'password-hash-invalid': undecodable,
  'password-plain-text': undecodable,
  'password-scheme-unknown': undecodable,
  // The line as strtok() has left it.
  'password-line-invalid': passwords(
    ({ file, whole }) => `Invalid line in password file '${file}': ${/^:+[^:]*|[^:]*/.exec(whole)?.[0]}`,
  ),
  'password-user-duplicate': passwords(
    ({ file, text }) => `Duplicate user '${text}' in password file '${file}'.`,
  ),
  'password-user-empty': passwords(({ file }) => `Empty username in password file '${file}'.`),
  'password-user-too-long': passwords(
    ({ file }) => `Invalid line in password file '${file}', username too long.`,
  ),
  'password-too-long': passwords(({ file }) => `Invalid line in password file '${file}', password too long.`),
  'psk-key-not-hex': ({ whole }) =>
    `psk for identity "${whole.split(':')[0]?.trim()}" contains non-hexadecimal characters.`,
  'acl-topic-empty': ({ file }) => `Empty topic in acl_file "${file}".`,
  'acl-access-invalid': ({ file, text }) => `Invalid topic access type "${text}" in acl_file "${file}".`,
  'acl-topic-invalid': ({ file, text }) => `Invalid ACL topic "${text}" in acl_file "${file}".`,
  'acl-user-empty': ({ file }) => `Missing username in acl_file "${file}".`,
  'acl-line-unknown': ({ file, text }) => `Invalid line in acl_file "${file}": ${text}.`,
};
