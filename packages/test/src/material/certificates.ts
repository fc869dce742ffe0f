import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { subjectOf } from '@mosquitto-conf/config/node';
import type { CertificateValues } from '@mosquitto-conf/settings/internal';
import {
  alternativeNamesExtension,
  authorityExtensions,
  type CertificateContent,
  type Issuer,
  newSerialNumber,
  pem,
  purposeExtension,
  signCertificate,
  signedByExtension,
  signRevocations,
} from './x509.js';

/** A certificate that was made, with its private key, both as PEM. */
export interface MadeCertificate {
  readonly certificate: string;
  readonly key: string;
  /** Of an authority: its list of revoked certificates. */
  readonly revocations: string | undefined;
  readonly commonName: string;
  /** As RFC 2253 writes it. */
  readonly subject: string;
  readonly expired: boolean;
  readonly revoked: boolean;
  /** The authority that signs it. */
  readonly by: string;
}

const DAY = 86_400_000;

/** Where no authority is described, there is one of this name. */
const AUTHORITY = 'authority';

/** Where the brokers of tests are. */
const HOSTS = ['localhost', '127.0.0.1'];

/** Makes the certificates that a test file describes, by their names there. */
export function makeCertificates(
  described: Readonly<Record<string, CertificateValues | null>>,
): ReadonlyMap<string, MadeCertificate> {
  const entries = Object.entries(described).map(([name, values]) => [name, values ?? {}] as const);
  if (entries.length === 0) return new Map();
  const authorities = entries.filter(([, { is }]) => is === 'authority');
  const unnamed: readonly (readonly [string, CertificateValues])[] = [[AUTHORITY, { is: 'authority' }]];
  const signers = new Map(
    (authorities.length > 0 ? authorities : unnamed).map(([name, values]) => [
      name,
      newIssuer(values.name ?? name),
    ]),
  );
  const [first] = signers;
  const made = new Map<string, MadeCertificate>();
  const revoked = new Map<string, Buffer[]>();
  for (const [name, values] of entries) {
    if (values.is === 'authority') continue;
    const by = values.by ?? first![0];
    const signer = signers.get(by) ?? first![1];
    const issuer = newIssuer(values.name ?? name);
    const content = leaf(issuer, values, signer);
    if (values.revoked) revoked.set(by, [...(revoked.get(by) ?? []), content.serialNumber]);
    made.set(name, madeOf(content, issuer, signer, values, by));
  }
  for (const [name, values] of authorities) {
    const signer = signers.get(name)!;
    made.set(name, {
      ...madeOf(authority(signer), signer, signer, values, name),
      revocations: revocations(revoked.get(name) ?? [], signer),
    });
  }
  return made;
}

/** A name with a new key. */
function newIssuer(name: string): Issuer {
  return { name, ...generateKeyPairSync('ec', { namedCurve: 'P-256' }) };
}

function authority({ name, publicKey }: Issuer): CertificateContent {
  const serialNumber = newSerialNumber();
  return { serialNumber, name, publicKey, ...validity(false), extensions: authorityExtensions(publicKey) };
}

function leaf(
  { name, publicKey }: Issuer,
  { is, expired = false }: CertificateValues,
  signer: Issuer,
): CertificateContent {
  const isServer = is === 'server';
  return {
    serialNumber: newSerialNumber(),
    name,
    publicKey,
    ...validity(expired),
    extensions: [
      purposeExtension(isServer ? 'server' : 'client'),
      signedByExtension(signer.publicKey),
      ...(isServer ? [alternativeNamesExtension(HOSTS)] : []),
    ],
  };
}

function revocations(serialNumbers: readonly Buffer[], signer: Issuer): string {
  const since = new Date(Date.now() - DAY);
  const next = new Date(Date.now() + 30 * DAY);
  return pem('X509 CRL', signRevocations(serialNumbers, since, next, signer));
}

function madeOf(
  content: CertificateContent,
  { name, privateKey }: Issuer,
  signer: Issuer,
  { expired = false, revoked = false }: CertificateValues,
  by: string,
): MadeCertificate {
  const der = signCertificate(content, signer);
  return {
    certificate: pem('CERTIFICATE', der),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    revocations: undefined,
    commonName: name,
    subject: subjectOf(new X509Certificate(der)),
    expired,
    revoked,
    by,
  };
}

function validity(expired: boolean) {
  const now = Date.now();
  return expired
    ? { notBefore: new Date(now - 60 * DAY), notAfter: new Date(now - DAY) }
    : { notBefore: new Date(now - DAY), notAfter: new Date(now + 30 * DAY) };
}
