import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { systemCertificates } from '../../src/bridge/system-certificates.js';

const pathOf = (name: string) =>
  fileURLToPath(new URL(`../../../../fixtures/certs/${name}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'authorities-'));
afterAll(() => rmSync(folder, { recursive: true }));
// The names are hashes of the subjects; others are not found.
copyFileSync(pathOf('other-ca.crt'), join(folder, '65ab0722.0'));
copyFileSync(pathOf('client.crt'), join(folder, 'client.crt'));

const contentOf = (name: string) => readFileSync(pathOf(name), 'utf8');
const found = (environment: NodeJS.ProcessEnv) => systemCertificates(environment).map(String);
const defaults = found({});

// As `openssl verify` of OpenSSL 3.0 trusts with these variables.
test('SSL_CERT_FILE replaces the file of the system, and not its folder', () => {
  expect(found({ SSL_CERT_FILE: pathOf('ca.crt') })).toEqual([contentOf('ca.crt'), ...defaults]);
});

test('SSL_CERT_DIR replaces the folder of the system, and not its file', () => {
  expect(found({ SSL_CERT_DIR: folder })).toEqual([contentOf('other-ca.crt'), ...defaults]);
});

test('both replace all', () => {
  const folders = ['/nowhere', folder].join(delimiter);
  expect(found({ SSL_CERT_FILE: pathOf('ca.crt'), SSL_CERT_DIR: folders })).toEqual([
    contentOf('ca.crt'),
    contentOf('other-ca.crt'),
  ]);
});

test.each(['', '/nowhere', folder])('nothing is trusted of %j, which cannot be read', (path) => {
  expect(found({ SSL_CERT_FILE: path, SSL_CERT_DIR: path === folder ? '' : path })).toEqual([]);
});

test('without them there are some', () => {
  expect(defaults.join()).toContain('BEGIN CERTIFICATE');
});
