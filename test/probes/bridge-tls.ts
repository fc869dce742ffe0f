import type { TLSSocket, TlsOptions } from 'node:tls';
import {
  bridgeAlpn,
  bridgeCafile,
  bridgeCapath,
  bridgeCertfile,
  bridgeCiphers,
  bridgeCiphersTls13,
  bridgeIdentity,
  bridgeInsecure,
  bridgeKeyfile,
  bridgePsk,
  bridgeRequireOcsp,
  bridgeTlsUseOsCerts,
  bridgeTlsVersion,
} from '@mosquitto-conf/config/directives';
import { LINK } from './bridge.js';
import { within } from './patience.js';
import { type Probe, probe } from './probe.js';
import type { Scene } from './scene.js';
import { certified, material } from './secured.js';

const CERTS = 'FOLDER/certs';
const TRUSTING = `${LINK}topic # out 1\nbridge_cafile ${CERTS}/ca.crt\nLINES\n`;

/** The other broker speaks TLS with the certificate of the server. */
const secures =
  (options: TlsOptions = {}) =>
  (scene: Scene) =>
    scene.far.listens({ tls: { ...certified('server'), ...options } });

/** Whether the bridge connects. */
async function isConnected(scene: Scene): Promise<boolean> {
  const connection = await scene.far.secured();
  if (!connection) return false;
  // With TLS 1.3 the other side may still refuse the certificate.
  return connection.connect.then(
    () => true,
    () => false,
  );
}

/** What the other broker sees of the handshake. */
const inHandshake = (read: (socket: TLSSocket) => unknown) => async (scene: Scene) => {
  const connection = await scene.far.secured();
  return connection ? read(connection.tls) : 'no connection';
};

const KEY = '0123456789abcdef';
const PLAIN = `${LINK}topic # out 1\nLINES\n`;

export const bridgeTlsProbes: readonly Probe[] = [
  probe(bridgeCafile, {
    lines: [`bridge_cafile ${CERTS}/ca.crt`, `bridge_cafile ${CERTS}/other-ca.crt`],
    configuration: PLAIN,
    prepare: secures(),
    look: isConnected,
    shows: [true, false],
  }),
  probe(bridgeCapath, {
    lines: ['bridge_capath FOLDER/authorities', 'bridge_capath FOLDER/others'],
    configuration: PLAIN,
    files: { 'authorities/ea01c019.0': material('ca.crt'), 'others/65ab0722.0': material('other-ca.crt') },
    prepare: secures(),
    look: isConnected,
    shows: [true, false],
  }),
  probe(bridgeCertfile, {
    lines: [`bridge_certfile ${CERTS}/client.crt\nbridge_keyfile ${CERTS}/client.key`, ''],
    configuration: TRUSTING,
    prepare: secures({ requestCert: true, ca: material('ca.crt'), rejectUnauthorized: false }),
    look: inHandshake((socket) => socket.getPeerCertificate().subject?.CN),
    shows: ['meter-7', undefined],
  }),
  probe(bridgeKeyfile, {
    lines: [`bridge_keyfile ${CERTS}/client.key`, `bridge_keyfile ${CERTS}/server.key`],
    configuration: `${TRUSTING}bridge_certfile ${CERTS}/client.crt\n`,
    // Before, the broker does not survive the wrong key.
    first: '1.5.0',
    prepare: secures({ requestCert: true, ca: material('ca.crt') }),
    // A bridge with the wrong key may not even begin a handshake.
    look: async (scene) => (await within(5000, () => scene.far.connections.length > 0)) ?? false,
    shows: [true, false],
  }),
  probe(bridgeIdentity, {
    lines: ['bridge_identity lamp', 'bridge_identity door'],
    configuration: `${PLAIN}bridge_psk ${KEY}\n`,
    prepare: (scene) => scene.far.listens({ psk: KEY }),
    look: async (scene) => {
      await scene.far.secured();
      return scene.far.identities[0];
    },
    shows: ['lamp', 'door'],
  }),
  probe(bridgePsk, {
    lines: [`bridge_psk ${KEY}`, 'bridge_psk fedcba9876543210'],
    configuration: `${PLAIN}bridge_identity lamp\n`,
    prepare: (scene) => scene.far.listens({ psk: KEY }),
    look: isConnected,
    shows: [true, false],
  }),
  probe(bridgeInsecure, {
    lines: ['bridge_insecure true', 'bridge_insecure false'],
    configuration: TRUSTING.replace('address 127.0.0.1', 'address 127.0.0.2'),
    prepare: (scene) => scene.far.listens({ tls: certified('server'), host: '127.0.0.2' }),
    look: isConnected,
    shows: [true, false],
  }),
  probe(bridgeTlsVersion, {
    lines: ['bridge_tls_version tlsv1.3', 'bridge_tls_version tlsv1.2'],
    configuration: TRUSTING,
    first: '2.0.0',
    prepare: secures({ maxVersion: 'TLSv1.2' }),
    look: isConnected,
    shows: [false, true],
  }),
  probe(bridgeTlsUseOsCerts, {
    lines: ['bridge_tls_use_os_certs true', `bridge_cafile ${CERTS}/other-ca.crt`],
    configuration: PLAIN,
    environment: { SSL_CERT_FILE: `${CERTS}/ca.crt` },
    prepare: secures(),
    look: isConnected,
    shows: [true, false],
  }),
  probe(bridgeAlpn, {
    lines: ['bridge_alpn mqtt', ''],
    configuration: TRUSTING,
    prepare: secures({ ALPNProtocols: ['mqtt'] }),
    look: inHandshake((socket) => socket.alpnProtocol),
    shows: ['mqtt', false],
  }),
  probe(bridgeCiphers, {
    lines: ['bridge_ciphers ECDHE-ECDSA-AES128-SHA256', 'bridge_ciphers ECDHE-ECDSA-AES256-SHA384'],
    configuration: TRUSTING,
    prepare: secures({ maxVersion: 'TLSv1.2' }),
    look: inHandshake((socket) => socket.getCipher().name),
    shows: ['ECDHE-ECDSA-AES128-SHA256', 'ECDHE-ECDSA-AES256-SHA384'],
  }),
  probe(bridgeCiphersTls13, {
    lines: [
      'bridge_ciphers_tls1.3 TLS_AES_128_GCM_SHA256',
      'bridge_ciphers_tls1.3 TLS_CHACHA20_POLY1305_SHA256',
    ],
    configuration: TRUSTING,
    prepare: secures(),
    look: inHandshake((socket) => socket.getCipher().name),
    shows: ['TLS_AES_128_GCM_SHA256', 'TLS_CHACHA20_POLY1305_SHA256'],
  }),
  probe(bridgeRequireOcsp, {
    lines: ['bridge_require_ocsp true', 'bridge_require_ocsp false'],
    configuration: TRUSTING,
    prepare: secures(),
    look: isConnected,
    shows: [false, true],
  }),
];
