import { getDiffieHellman } from 'node:crypto';
import type { ConnectionOptions } from 'node:tls';
import {
  cafile,
  capath,
  certfile,
  ciphers,
  ciphersTls13,
  crlfile,
  dhparamfile,
  disableClientCertDateChecks,
  keyfile,
  pskHint,
  requireCertificate,
  tlsVersion,
  useIdentityAsUsername,
  useSubjectAsUsername,
} from '@mosquitto-conf/config/directives';
import { NO_START, OPEN, type Probe, probe } from './probe.js';
import type { Scene } from './scene.js';
import { certified, keyed, material } from './secured.js';

const CERTS = 'FOLDER/certs';
const SERVER = `certfile ${CERTS}/server.crt\nkeyfile ${CERTS}/server.key\n`;
/** Before 2.0, there is no TLS without an authority. */
const SECURE = `${OPEN}cafile ${CERTS}/ca.crt\n`;
/** A listener that trusts clients with a certificate of the authority. */
const TRUSTING = `${SECURE}${SERVER}`;

const TLS_1_2: ConnectionOptions = { maxVersion: 'TLSv1.2' };

/** What a client with a certificate sees, or one without. */
async function codeWith(scene: Scene, tls: ConnectionOptions): Promise<number | 'closed'> {
  const client = await scene.connects({ tls });
  // With TLS 1.3 a client is refused after its handshake.
  if (client.code === 0) await client.settles();
  return client.isClosed ? 'closed' : client.code;
}

/** What clients with these certificates see, one after the other. */
function codesOf(...names: readonly string[]): (scene: Scene) => Promise<readonly unknown[]> {
  return async (scene) => {
    const codes: unknown[] = [];
    for (const name of names) codes.push(await codeWith(scene, certified(name)));
    return codes;
  };
}

/** The cipher of a connection. */
async function cipherOf(scene: Scene, tls: ConnectionOptions): Promise<string> {
  const client = await scene.connects({ tls });
  return client.tls.getCipher().name;
}

/** Which topics a client with a certificate may use. */
async function rightsOf(scene: Scene, name: string): Promise<readonly string[]> {
  const client = await scene.connects({ tls: certified(name) });
  await client.subscribes('#');
  await client.publishes('a', 'x');
  return client.texts;
}

/** The group of 2048 bits of RFC 3526, as `openssl dhparam` writes one. */
function dhParameters(): string {
  const [before, after] = ['308201080282010100', '020102'].map((hex) => Buffer.from(hex, 'hex'));
  const der = Buffer.concat([before!, getDiffieHellman('modp14').getPrime(), after!]).toString('base64');
  return `-----BEGIN DH PARAMETERS-----\n${der.match(/.{1,64}/g)!.join('\n')}\n-----END DH PARAMETERS-----\n`;
}

const DIFFIE_HELLMAN = `${TRUSTING}tls_version tlsv1.2\nciphers ADH-AES256-SHA256:@SECLEVEL=0\nLINES\n`;

/** The group of a connection that uses Diffie-Hellman. */
async function groupOf(scene: Scene): Promise<unknown> {
  const client = await scene.connects({ tls: { ...TLS_1_2, ciphers: 'ADH-AES256-SHA256:@SECLEVEL=0' } });
  return client.code === 0 ? client.tls.getEphemeralKeyInfo() : client.code;
}

export const tlsProbes: readonly Probe[] = [
  probe(cafile, {
    lines: [`cafile ${CERTS}/ca.crt`, `cafile ${CERTS}/other-ca.crt`],
    configuration: `${OPEN}${SERVER}require_certificate true\nLINES\n`,
    look: codesOf('client', 'foreign-client'),
    shows: [
      [0, 'closed'],
      ['closed', 0],
    ],
  }),
  probe(capath, {
    lines: ['capath FOLDER/authorities', 'capath FOLDER/others'],
    configuration: `${OPEN}${SERVER}require_certificate true\nLINES\n`,
    // The names are hashes of the subjects, as `openssl rehash` gives them.
    files: { 'authorities/ea01c019.0': material('ca.crt'), 'others/65ab0722.0': material('other-ca.crt') },
    look: codesOf('client', 'foreign-client'),
    shows: [
      [0, 'closed'],
      ['closed', 0],
    ],
  }),
  probe(certfile, {
    lines: [
      `certfile ${CERTS}/server.crt\nkeyfile ${CERTS}/server.key`,
      `certfile ${CERTS}/client.crt\nkeyfile ${CERTS}/client.key`,
    ],
    configuration: `${SECURE}LINES\n`,
    look: async (scene) => (await scene.connects({ tls: {} })).tls.getPeerCertificate().subject.CN,
    shows: ['localhost', 'meter-7'],
  }),
  probe(keyfile, {
    lines: [`keyfile ${CERTS}/server.key`, `keyfile ${CERTS}/client.key`],
    configuration: `${SECURE}certfile ${CERTS}/server.crt\nLINES\n`,
    look: (scene) => codeWith(scene, {}),
    shows: [0, NO_START],
  }),
  probe(ciphers, {
    lines: ['ciphers ECDHE-ECDSA-AES128-SHA256', 'ciphers ECDHE-ECDSA-AES256-SHA384'],
    configuration: `${TRUSTING}LINES\n`,
    look: (scene) => cipherOf(scene, TLS_1_2),
    shows: ['ECDHE-ECDSA-AES128-SHA256', 'ECDHE-ECDSA-AES256-SHA384'],
  }),
  probe(ciphersTls13, {
    lines: ['ciphers_tls1.3 TLS_AES_128_GCM_SHA256', 'ciphers_tls1.3 TLS_CHACHA20_POLY1305_SHA256'],
    configuration: `${TRUSTING}LINES\n`,
    look: (scene) => cipherOf(scene, {}),
    shows: ['TLS_AES_128_GCM_SHA256', 'TLS_CHACHA20_POLY1305_SHA256'],
  }),
  probe(crlfile, {
    lines: [`crlfile ${CERTS}/crl.pem`, ''],
    configuration: `${TRUSTING}require_certificate true\nLINES\n`,
    look: codesOf('client', 'lost'),
    shows: [
      [0, 'closed'],
      [0, 0],
    ],
  }),
  probe(dhparamfile, {
    lines: ['dhparamfile FOLDER/dh.pem', ''],
    configuration: DIFFIE_HELLMAN,
    files: { 'dh.pem': dhParameters() },
    // In others, OpenSSL chooses the group.
    first: '2.0.0',
    last: '2.0.0',
    look: groupOf,
    shows: [{ type: 'DH', size: 2048 }, 'closed'],
  }),
  probe(dhparamfile, {
    lines: ['dhparamfile FOLDER/dh.pem', 'dhparamfile FOLDER/damaged.pem'],
    configuration: `${TRUSTING}LINES\n`,
    files: { 'dh.pem': dhParameters(), 'damaged.pem': 'damaged' },
    last: '2.0.22',
    look: (scene) => codeWith(scene, {}),
    shows: [0, NO_START],
  }),
  probe(tlsVersion, {
    lines: ['tls_version tlsv1.2', 'tls_version tlsv1.3'],
    configuration: `${TRUSTING}LINES\n`,
    first: '2.0.0',
    look: (scene) => codeWith(scene, TLS_1_2),
    shows: [0, 'closed'],
  }),
  probe(requireCertificate, {
    lines: ['require_certificate true', 'require_certificate false'],
    configuration: `${TRUSTING}LINES\n`,
    look: (scene) => codeWith(scene, {}),
    shows: ['closed', 0],
  }),
  probe(useIdentityAsUsername, {
    lines: ['use_identity_as_username true', ''],
    configuration: `${TRUSTING}require_certificate true\nacl_file FOLDER/acl\nLINES\n`,
    files: { acl: 'user meter-7\ntopic readwrite a\n' },
    look: (scene) => rightsOf(scene, 'client'),
    shows: [['a=x'], []],
  }),
  probe(useSubjectAsUsername, {
    lines: ['use_subject_as_username true', ''],
    configuration: `${TRUSTING}require_certificate true\nacl_file FOLDER/acl\nLINES\n`,
    files: { acl: 'user O=Fixtures,CN=meter-7\ntopic readwrite a\n' },
    look: (scene) => rightsOf(scene, 'client'),
    shows: [['a=x'], []],
  }),
  probe(disableClientCertDateChecks, {
    lines: ['disable_client_cert_date_checks true', ''],
    configuration: `${TRUSTING}require_certificate true\nLINES\n`,
    look: (scene) => codeWith(scene, certified('old-client')),
    shows: [0, 'closed'],
  }),
  probe(pskHint, {
    lines: ['psk_hint garden', 'psk_hint house'],
    configuration: `${OPEN}psk_file FOLDER/keys\nLINES\n`,
    files: { keys: 'lamp:0123456789abcdef\n' },
    look: async (scene) => {
      let seen: string | null = null;
      const noted = (hint: string | null) => {
        seen = hint;
      };
      await scene.connects({ tls: keyed('0123456789abcdef', noted) });
      return seen;
    },
    shows: ['garden', 'house'],
  }),
];
