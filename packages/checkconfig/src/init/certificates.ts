import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBounded } from '@mosquitto-conf/config/node';
import { decode } from '@mosquitto-conf/grammar';
import { UsageError } from '../failure.js';
import { initTexts } from '../texts/init.js';
import type { NewFile } from './plan.js';

/** Days that the certificates hold. Phones and browsers trust none for longer than 825 days. */
const DAYS = { authority: '3650', server: '825' } as const;

/**
 * A certificate authority of its own and a certificate for the broker, made with openssl.
 * @param hosts the names and addresses that clients know the broker by
 * @throws UsageError where openssl is missing or fails
 */
export function newCertificates(hosts: readonly string[]): readonly NewFile[] {
  const folder = mkdtempSync(join(tmpdir(), 'checkconfig-'));
  try {
    writeFileSync(join(folder, 'request.cnf'), requestText(hosts));
    const request = ['-config', 'request.cnf', '-nodes', '-sha256'];
    for (const name of ['ca', 'server'])
      openssl(folder, ['ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', `${name}.key`]);
    openssl(folder, [
      ...['req', '-x509', '-new', '-key', 'ca.key', '-out', 'ca.crt', '-days', DAYS.authority],
      ...['-subj', '/CN=Own CA of this broker', '-extensions', 'authority', ...request],
    ]);
    openssl(folder, [
      ...['req', '-new', '-key', 'server.key', '-out', 'server.csr', '-subj', `/CN=${hosts[0]}`, ...request],
    ]);
    openssl(folder, [
      ...['x509', '-req', '-in', 'server.csr', '-out', 'server.crt', '-days', DAYS.server, '-sha256'],
      ...['-CA', 'ca.crt', '-CAkey', 'ca.key', '-set_serial', `0x${randomBytes(8).toString('hex')}`],
      ...['-extfile', 'request.cnf', '-extensions', 'server'],
    ]);
    const read = (name: string, mode: number) => ({
      path: `certs/${name}`,
      content: decode(readBounded(join(folder, name))),
      mode,
    });
    return [
      read('ca.crt', 0o644),
      read('ca.key', 0o600),
      read('server.crt', 0o644),
      read('server.key', 0o600),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function requestText(hosts: readonly string[]): string {
  const names = hosts.map((host, index) => `${isIP(host) ? 'IP' : 'DNS'}.${index + 1} = ${host}`);
  return `[req]
distinguished_name = subject
[subject]
[authority]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[server]
basicConstraints = CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = @names
[names]
${names.join('\n')}
`;
}

function openssl(folder: string, args: readonly string[]): void {
  const { error, status, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' });
  if (error) throw new UsageError(initTexts.noOpenssl);
  if (status !== 0)
    throw new UsageError(
      initTexts.opensslFailed({ command: args[0] ?? '', message: stderr.trim().split('\n').at(-1) ?? '' }),
    );
}
