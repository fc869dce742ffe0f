/** A client of a row: how it connects, and what it says of itself. */
export interface AccessClient {
  /** The port of the listener, or the path of its socket. */
  readonly on: string;
  readonly transport: 'tcp' | 'tls' | 'websockets' | 'tls websockets';
  /** The name of the certificate in fixtures/certs that it shows. */
  readonly certificate?: string;
  readonly psk?: { readonly identity: string; readonly key: string };
  readonly clientId: string;
  readonly username?: string;
  readonly password?: string;
  readonly version: 3 | 4 | 5;
  readonly clean: boolean;
  /** Whether it stays connected while the clients after it connect. */
  readonly stays: boolean;
}

/**
 * Reads a client of a row, which is one line of words:
 *
 * - `anonymous`, `alice` (without a password), `alice:pa`, `:pa` (a password without a username), `alice:` (an empty password), or
 *   `''` (an empty username)
 * - `id=c2`, where `id=` is an empty client id; `c1` by default
 * - `on=8883` or `on=broker.sock`: the listener; port 1883 by default
 * - `tls` for TLS without a certificate, `cert=client` for TLS with that one of fixtures/certs, `psk=alice/abcd` for TLS with
 *   a pre-shared key, `ws` for websockets
 * - `v=3` or `v=5`: the version of MQTT; 4 (3.1.1) by default
 * - `resumes`: without Clean Start
 * - `stays`: remains connected while the clients after it connect
 */
export function parseClient(line: string): AccessClient {
  const [login = '', ...words] = line.split(' ');
  const known = /^(?:id|on|cert|psk|v)=|^(?:tls|ws|resumes|stays)$/;
  const unknown = words.find((word) => !known.test(word));
  if (unknown !== undefined) throw new Error(`What is "${unknown}" in the client "${line}"?`);
  const value = (name: string) => words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
  const [identity, key] = value('psk')?.split('/') ?? [];
  const certificate = value('cert');
  const isTls = words.includes('tls') || certificate !== undefined || key !== undefined;
  const isWeb = words.includes('ws');
  return {
    on: value('on') ?? '1883',
    transport: isTls ? (isWeb ? 'tls websockets' : 'tls') : isWeb ? 'websockets' : 'tcp',
    clientId: value('id') ?? 'c1',
    version: Number(value('v') ?? 4) as 3 | 4 | 5,
    clean: !words.includes('resumes'),
    stays: words.includes('stays'),
    ...(certificate === undefined ? {} : { certificate }),
    ...(identity === undefined || key === undefined ? {} : { psk: { identity, key } }),
    ...loginOf(login),
  };
}

function loginOf(login: string): Pick<AccessClient, 'username' | 'password'> {
  if (login === 'anonymous') return {};
  if (login === "''") return { username: '' };
  const colon = login.indexOf(':');
  if (colon < 0) return { username: login };
  const username = login.slice(0, colon);
  return { ...(username === '' ? {} : { username }), password: login.slice(colon + 1) };
}
