import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Certificates of a broker, and OCSP responses of many kinds, made by OpenSSL. */
export interface OcspMaterial {
  /** As PEM, by name: `ca`, `localhost` and others. */
  certificate(name: string): string;
  key(name: string): string;
  /** As DER, by name. */
  readonly responses: ReadonlyMap<string, Buffer>;
}

const AUTHORITY = ['basicConstraints=critical,CA:true', 'keyUsage=critical,keyCertSign,cRLSign'];
const RESPONDER = 'extendedKeyUsage=OCSPSigning';
const LONG = ['-ndays', '300'];

/** What responses are made of: which certificates they are about, what is known of these, who signs, and how. */
const kinds: Readonly<Record<string, { about?: string[]; index?: string; by: string; options?: string[] }>> =
  {
    good: { by: 'ca' },
    'good, without certificates': { by: 'ca', options: ['-resp_no_certs'] },
    'good, by the key of the signer': { by: 'ca', options: ['-resp_key_id'] },
    'good, without an end': { by: 'ca', options: [] },
    'good, for a minute': { by: 'ca', options: ['-nmin', '1'] },
    'good, of another certificate': { about: ['second'], by: 'ca' },
    'good, of two certificates': { about: ['localhost', 'second'], by: 'ca' },
    'good, with digests of SHA-256': { about: ['-sha256', 'localhost'], by: 'ca' },
    'good, with two digests': { about: ['-sha256', 'localhost', '-sha1', 'second'], by: 'ca' },
    'good, of a responder': { by: 'responder' },
    'good, of a responder, by its key, with SHA-512': {
      by: 'responder',
      options: ['-resp_key_id', '-rmd', 'sha512'],
    },
    'good, of a responder, without its certificate': { by: 'responder', options: ['-resp_no_certs'] },
    'good, of a certificate without the purpose': { by: 'plain' },
    'good, of another CA': { by: 'other' },
    'good, of the responder of another CA': { by: 'other-responder' },
    'good, of the certificate itself': { by: 'localhost' },
    revoked: { index: 'revoked', by: 'ca' },
    'revoked and good': { about: ['localhost', 'second'], index: 'revoked', by: 'ca' },
    unknown: { index: 'nothing', by: 'ca' },
  };

/** Makes them in a folder. */
export function ocspMaterial(folder: string): OcspMaterial {
  mkdirSync(folder, { recursive: true });
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' });
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const authority = (name: string) => {
    const extensions = AUTHORITY.flatMap((one) => ['-addext', one]);
    const files = ['-keyout', `${name}.key`, '-out', `${name}.crt`];
    openssl('req', '-x509', ...newKey, ...files, '-days', '365', '-subj', `/CN=${name}`, ...extensions);
  };
  const leaf = (name: string, by: string, extension: string) => {
    openssl('req', ...newKey, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
    writeFileSync(join(folder, 'extension'), extension);
    const signer = ['-CA', `${by}.crt`, '-CAkey', `${by}.key`, '-CAcreateserial', '-days', '365'];
    openssl('x509', '-req', '-in', `${name}.csr`, ...signer, '-out', `${name}.crt`, '-extfile', 'extension');
  };
  for (const name of ['ca', 'other']) authority(name);
  leaf('localhost', 'ca', 'subjectAltName=DNS:localhost,IP:127.0.0.1');
  leaf('second', 'ca', 'subjectAltName=DNS:second');
  leaf('responder', 'ca', RESPONDER);
  leaf('other-responder', 'other', RESPONDER);
  leaf('plain', 'ca', 'basicConstraints=CA:false');
  const line = (name: string, status: string, since: string) => {
    const serial = openssl('x509', '-in', `${name}.crt`, '-noout', '-serial').trim().split('=')[1];
    return `${status}\t351231235959Z\t${since}\t${serial}\tunknown\t/CN=${name}\n`;
  };
  writeFileSync(join(folder, 'index'), line('localhost', 'V', '') + line('second', 'V', ''));
  writeFileSync(join(folder, 'revoked'), line('localhost', 'R', '250101000000Z') + line('second', 'V', ''));
  writeFileSync(join(folder, 'nothing'), '');
  const responses = new Map<string, Buffer>();
  for (const [name, { about = ['localhost'], index = 'index', by, options = [] }] of Object.entries(kinds)) {
    const asked = about.flatMap((one) => (one.startsWith('-') ? [one] : ['-cert', `${one}.crt`]));
    openssl('ocsp', '-issuer', 'ca.crt', ...asked, '-no_nonce', '-reqout', 'request');
    const signer = ['-rsigner', `${by}.crt`, '-rkey', `${by}.key`];
    const until = name.includes('without an end') || name.includes('minute') ? [] : LONG;
    const answer = ['-index', index, '-CA', 'ca.crt', ...signer, ...until, ...options];
    openssl('ocsp', '-reqin', 'request', '-respout', 'response', ...answer);
    responses.set(name, readFileSync(join(folder, 'response')));
  }
  const good = responses.get('good')!;
  responses.set('with more behind it', Buffer.concat([good, Buffer.from('zzz')]));
  responses.set('that is cut', good.subarray(0, 200));
  responses.set('that is not one', Buffer.from('x'));
  responses.set('of a responder that has no answer', Buffer.from('30030a0101', 'hex'));
  return {
    certificate: (name) => read(`${name}.crt`),
    key: (name) => read(`${name}.key`),
    responses,
  };
}
