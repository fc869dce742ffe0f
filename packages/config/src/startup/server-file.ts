import type { Directive } from '../catalogue/directive.js';
import { certfile, ciphers, keyfile } from '../catalogue/tls.js';
import type { Code } from '../codes.js';
import type { Settings } from '../configuration.js';
import type { Text } from '../text.js';
import { certificateFile, keyFile, type ReadTexts } from '../texts/files.js';
import { tlsFileTexts as texts } from '../texts/tls.js';
import { securityLevel } from './ciphers.js';
import type { TlsInspector } from './tls-inspector.js';

type PathText = (values: { readonly path: string }) => Text;

interface Refusal {
  readonly code: Code;
  readonly message: PathText;
  readonly why: Text;
  readonly help: Text | PathText;
}

/** A file that a TLS listener identifies itself with. */
export interface ServerFile {
  readonly directive: Directive<string>;
  /** What to say if it cannot be read. */
  readonly readTexts: ReadTexts;
  /** For a file that cannot be read, or that contains something else. */
  readonly unusable: Refusal;
  /** What to say of every fault at a WebSockets listener, where all are reported as `unusable`. */
  readonly websockets: { readonly message: PathText; readonly help: Text };
  /** Why OpenSSL would refuse this content; undefined if it would not. */
  refusalOf(content: Uint8Array, inspector: TlsInspector, settings: Settings): Refusal | undefined;
}

const WEAK: Refusal = {
  code: 'certfile-weak',
  message: texts.certificateWeak,
  why: texts.refused,
  help: texts.replaceCertificate,
};

const ENCRYPTED: Refusal = {
  code: 'keyfile-encrypted',
  message: texts.keyEncrypted,
  why: texts.keyEncryptedWhy,
  help: texts.decryptKey,
};

/** `certfile`, with the intermediate certificates. */
export const serverCertificate: ServerFile = {
  directive: certfile,
  readTexts: certificateFile,
  unusable: {
    code: 'certfile-unusable',
    message: texts.certificateInvalid,
    why: texts.refused,
    help: texts.nameCertificate,
  },
  websockets: { message: texts.websocketsCertificateUnusable, help: texts.nameCertificate },
  refusalOf(content, inspector, settings) {
    const fault = inspector.certificate(content, securityLevel(settings.get(ciphers)));
    return fault && (fault === 'weak' ? WEAK : this.unusable);
  },
};

/** `keyfile`. */
export const serverKey: ServerFile = {
  directive: keyfile,
  readTexts: keyFile,
  unusable: {
    code: 'keyfile-unusable',
    message: texts.keyInvalid,
    why: texts.refused,
    help: texts.nameKey,
  },
  websockets: { message: texts.websocketsKeyUnusable, help: texts.nameKeyWithoutPassphrase },
  refusalOf(content, inspector) {
    const fault = inspector.key(content);
    return fault && (fault === 'encrypted' ? ENCRYPTED : this.unusable);
  },
};
