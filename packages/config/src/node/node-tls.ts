/// <reference types="node" />
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { createSecureContext, type SecureContextOptions } from 'node:tls';
import { shortestEc, shortestRsa } from '../startup/ciphers.js';
import { isCertificate, isRevocationList, type PemBlock, pemBlocks } from '../startup/pem.js';
import { pemInspector } from '../startup/pem-inspector.js';
import type { TlsInspector } from '../startup/tls-inspector.js';

/** Asks the OpenSSL that is in Node. */
export const nodeTls: TlsInspector = {
  name: 'node',
  authorities(pem) {
    const fault = pemInspector.authorities(pem);
    if (fault !== undefined) return fault;
    const blocks = pemBlocks(pem);
    const certificates = blocks.filter(isCertificate).every((block) => certificateOf(block) !== undefined);
    return certificates && blocks.filter(isRevocationList).every(isSoundRevocationList)
      ? undefined
      : 'unreadable';
  },
  certificate(pem, level) {
    const [first] = pemBlocks(pem).filter(isCertificate);
    const certificate = first && certificateOf(first);
    const publicKey = certificate && publicKeyOf(certificate);
    if (!publicKey || pemInspector.certificate(pem, level) !== undefined) return 'unreadable';
    if (isWeak(publicKey, level)) return 'weak';
    const complaint = complaintAbout({ cert: Buffer.from(pem) });
    if (complaint === undefined) return undefined;
    if (!/too.(small|weak)/i.test(complaint)) return 'unreadable';
    return level > 0 ? 'weak' : undefined;
  },
  key(pem) {
    const fault = pemInspector.key(pem);
    if (fault !== undefined) return fault;
    return keyOf(pem) ? undefined : 'unreadable';
  },
  pair(certificate, key) {
    const [first] = pemBlocks(certificate).filter(isCertificate);
    const known = first && certificateOf(first);
    const publicKey = known && publicKeyOf(known);
    const secret = keyOf(key);
    if (!known || !publicKey || !secret) return undefined;
    if (publicKey.asymmetricKeyType !== secret.asymmetricKeyType) return 'other-algorithm';
    return attempt(() => known.checkPrivateKey(secret)) === false ? 'mismatch' : undefined;
  },
  ciphers(list) {
    // Node would take names that begin with TLS_ for suites of TLS 1.3; to the broker's OpenSSL they are unknown here.
    const names = list.split(/[:;, ]+/).filter((name) => name !== '' && !/^[!+-]?TLS_/.test(name));
    return names.length > 0 && complaintAbout({ ciphers: names.join(':') }) === undefined;
  },
  revocationLists(pem) {
    const lists = pemBlocks(pem).filter(isRevocationList);
    return lists.every(isSoundRevocationList) ? lists.length : 0;
  },
};

function certificateOf({ text }: PemBlock): X509Certificate | undefined {
  // X509Certificate wants the plain label.
  const plain = text.replaceAll(
    /(-----(?:BEGIN|END)) (?:X509|TRUSTED) CERTIFICATE-----/g,
    '$1 CERTIFICATE-----',
  );
  return attempt(() => new X509Certificate(plain));
}

/** The key of a certificate; undefined where OpenSSL does not know its kind, or it is damaged. */
function publicKeyOf(certificate: X509Certificate): KeyObject | undefined {
  return attempt(() => certificate.publicKey);
}

function keyOf(pem: Uint8Array): KeyObject | undefined {
  return attempt(() => createPrivateKey(Buffer.from(pem)));
}

function isSoundRevocationList({ text }: PemBlock): boolean {
  return complaintAbout({ crl: text }) === undefined;
}

function isWeak({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject, level: number): boolean {
  const bits = asymmetricKeyDetails?.modulusLength;
  if (bits !== undefined) return bits < shortestRsa(level);
  const curve = asymmetricKeyType === 'ec' ? /\d{3}/.exec(asymmetricKeyDetails?.namedCurve ?? '') : null;
  return curve !== null && Number(curve[0]) < shortestEc(level);
}

/** What OpenSSL says when it sets up a server; undefined if nothing. */
function complaintAbout(options: SecureContextOptions): string | undefined {
  try {
    createSecureContext(options);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
