import { webcrypto } from 'node:crypto';
import type { CertificateValues } from '@mosquitto-conf/settings/internal';
import type { X509Certificate as Certificate } from '@peculiar/x509';

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
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** Where no authority is described, there is one of this name. */
const AUTHORITY = 'authority';

type Keys = webcrypto.CryptoKeyPair;
interface Signer {
  readonly name: string;
  readonly keys: Keys;
  readonly certificate: Certificate;
}

/** Makes the certificates that a test file describes, by their names there. */
export async function makeCertificates(
  described: Readonly<Record<string, CertificateValues | null>>,
): Promise<ReadonlyMap<string, MadeCertificate>> {
  const entries = Object.entries(described).map(([name, values]) => [name, values ?? {}] as const);
  if (entries.length === 0) return new Map();
  // The library is large, and most tests have no certificates.
  const x509 = await import('./x509.js');
  const maker = new Maker(x509);
  const authorities = entries.filter(([, { is }]) => is === 'authority');
  const unnamed: readonly (readonly [string, CertificateValues])[] = [[AUTHORITY, { is: 'authority' }]];
  const all = authorities.length > 0 ? authorities : unnamed;
  const signers = new Map<string, Signer>();
  for (const [name, values] of all) signers.set(name, await maker.authority(values.name ?? name));
  const [first] = signers;
  const made = new Map<string, MadeCertificate>();
  const revoked = new Map<string, Certificate[]>();
  for (const [name, values] of entries) {
    if (values.is === 'authority') continue;
    const by = values.by ?? first![0];
    const signer = signers.get(by) ?? first![1];
    const { certificate, keys } = await maker.leaf(values.name ?? name, values, signer);
    if (values.revoked) revoked.set(by, [...(revoked.get(by) ?? []), certificate]);
    made.set(name, await maker.made(values.name ?? name, values, certificate, keys, by));
  }
  for (const [name, values] of authorities) {
    const signer = signers.get(name)!;
    const list = await maker.revocations(signer, revoked.get(name) ?? []);
    made.set(name, await maker.made(signer.name, values, signer.certificate, signer.keys, name, list));
  }
  return made;
}

class Maker {
  constructor(private readonly x509: typeof import('./x509.js')) {
    x509.cryptoProvider.set(webcrypto as never);
  }

  async authority(name: string): Promise<Signer> {
    const keys = await this.#keys();
    const certificate = await this.x509.X509CertificateGenerator.createSelfSigned({
      serialNumber: serial(),
      name: `CN=${name}`,
      ...validity(false),
      signingAlgorithm: ALGORITHM,
      keys,
      extensions: [
        new this.x509.BasicConstraintsExtension(true, undefined, true),
        new this.x509.KeyUsagesExtension(
          this.x509.KeyUsageFlags.keyCertSign | this.x509.KeyUsageFlags.cRLSign,
          true,
        ),
        await this.x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    });
    return { name, keys, certificate };
  }

  async leaf(name: string, { is = 'client', expired = false }: CertificateValues, signer: Signer) {
    const keys = await this.#keys();
    const { ExtendedKeyUsage, SubjectAlternativeNameExtension } = this.x509;
    const isServer = is === 'server';
    const certificate = await this.x509.X509CertificateGenerator.create({
      serialNumber: serial(),
      subject: `CN=${name}`,
      issuer: signer.certificate.subject,
      ...validity(expired),
      signingAlgorithm: ALGORITHM,
      publicKey: keys.publicKey,
      signingKey: signer.keys.privateKey,
      extensions: [
        new this.x509.ExtendedKeyUsageExtension([
          isServer ? ExtendedKeyUsage.serverAuth : ExtendedKeyUsage.clientAuth,
        ]),
        await this.x509.AuthorityKeyIdentifierExtension.create(signer.keys.publicKey),
        ...(isServer
          ? [
              new SubjectAlternativeNameExtension([
                { type: 'dns', value: 'localhost' },
                { type: 'ip', value: '127.0.0.1' },
              ]),
            ]
          : []),
      ],
    });
    return { certificate, keys };
  }

  async revocations(signer: Signer, revoked: readonly Certificate[]): Promise<string> {
    const list = await this.x509.X509CrlGenerator.create({
      issuer: signer.certificate.subject,
      thisUpdate: new Date(Date.now() - DAY),
      nextUpdate: new Date(Date.now() + 30 * DAY),
      signingAlgorithm: ALGORITHM,
      signingKey: signer.keys.privateKey,
      entries: revoked.map(({ serialNumber }) => ({
        serialNumber,
        revocationDate: new Date(Date.now() - DAY),
      })),
    });
    // As OpenSSL calls it, which the library does not.
    return `${this.x509.PemConverter.encode(list.rawData, 'X509 CRL')}\n`;
  }

  async made(
    commonName: string,
    { expired = false, revoked = false }: CertificateValues,
    certificate: Certificate,
    keys: Keys,
    by: string,
    revocations?: string,
  ): Promise<MadeCertificate> {
    const bytes = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
    return {
      certificate: `${certificate.toString('pem')}\n`,
      key: `${this.x509.PemConverter.encode(bytes, 'PRIVATE KEY')}\n`,
      revocations,
      commonName,
      subject: `CN=${commonName}`,
      expired,
      revoked,
      by,
    };
  }

  #keys(): Promise<Keys> {
    return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']) as Promise<Keys>;
  }
}

function validity(expired: boolean) {
  const now = Date.now();
  return expired
    ? { notBefore: new Date(now - 60 * DAY), notAfter: new Date(now - DAY) }
    : { notBefore: new Date(now - DAY), notAfter: new Date(now + 30 * DAY) };
}

function serial(): string {
  const bytes = Buffer.from(webcrypto.getRandomValues(new Uint8Array(16)));
  // A serial number is positive and has no zero in front.
  bytes[0] = (bytes[0]! & 0x7f) | 0x40;
  return bytes.toString('hex');
}
