import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Where certificates and keys are that anybody may know. */
export const certificates = resolve('fixtures/certs');

const names = ['ca.crt', 'server.crt', 'server.key', 'crl.pem'];

/** The files of a broker, for who reads the configuration. */
export const certificateFiles: Readonly<Record<string, string>> = Object.fromEntries(
  names.map((name) => [`${certificates}/${name}`, readFileSync(`${certificates}/${name}`, 'utf8')]),
);

/** Lines of a listener whose certificate names `localhost` and 127.0.0.1. */
export const TLS = `cafile ${certificates}/ca.crt\ncertfile ${certificates}/server.crt\nkeyfile ${certificates}/server.key\n`;
