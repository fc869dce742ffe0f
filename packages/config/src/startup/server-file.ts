import type { Directive } from '../catalogue/directive.js';
import { certfile, ciphers, keyfile } from '../catalogue/tls.js';
import type { Code } from '../codes.js';
import type { Settings } from '../configuration.js';
import { securityLevel } from './ciphers.js';
import type { TlsInspector } from './tls-inspector.js';

interface Refusal {
  readonly code: Code;
  /** The end of a sentence about the file. */
  readonly reason: string;
  readonly help: string;
}

/** A file that a TLS listener identifies itself with. */
export interface ServerFile {
  readonly directive: Directive<string>;
  readonly what: string;
  /** For a file that cannot be read, or has something else in it. */
  readonly unusable: Refusal;
  /** What to do at a websockets listener, where every fault is reported as `unusable`. */
  readonly websocketsHelp: string;
  /** Why OpenSSL would refuse this content; undefined where it would not. */
  refusalOf(content: Uint8Array, inspector: TlsInspector, settings: Settings): Refusal | undefined;
}

const WEAK: Refusal = {
  code: 'certfile-weak',
  reason: 'is too weak for OpenSSL',
  help: 'Make a new certificate, with an RSA key of at least 2048 bits or an EC key.',
};

const ENCRYPTED: Refusal = {
  code: 'keyfile-encrypted',
  reason: 'asks for a pass phrase, and nobody is there to type it',
  help: 'Take the pass phrase off, `openssl pkey -in KEY -out NEW`, and protect the file by its permissions.',
};

/** `certfile`, with the certificates between it and its CA. */
export const serverCertificate: ServerFile = {
  directive: certfile,
  what: 'certificate',
  unusable: {
    code: 'certfile-unusable',
    reason: 'holds no sound certificate in PEM form',
    help: "Name a PEM file that begins with the server's certificate; those that lead to its CA follow.",
  },
  websocketsHelp: "Name a PEM file that begins with the server's certificate.",
  refusalOf(content, inspector, settings) {
    const fault = inspector.certificate(content, securityLevel(settings.get(ciphers)));
    return fault && (fault === 'weak' ? WEAK : this.unusable);
  },
};

/** `keyfile`. */
export const serverKey: ServerFile = {
  directive: keyfile,
  what: 'private key',
  unusable: {
    code: 'keyfile-unusable',
    reason: 'holds no private key in PEM form',
    help: 'Name the PEM file with the private key of the certificate.',
  },
  websocketsHelp: 'Name the PEM file with the private key of the certificate, without a pass phrase.',
  refusalOf(content, inspector) {
    const fault = inspector.key(content);
    return fault && (fault === 'encrypted' ? ENCRYPTED : this.unusable);
  },
};
