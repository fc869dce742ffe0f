import { SERVER, SERVER_KEY } from '../../examples/example-files.js';
import { noFix } from '../../fixes/no-fix.js';
import type { Example, ReportedRule } from '../../rule.js';

/** A listener's certificate or private key that is missing or is another kind of file. */
function serverFileUnusable<const Id extends ReportedRule['id']>(
  id: Id,
  summary: string,
  wanted: string,
  wrong: readonly Example[],
): ReportedRule & { readonly id: Id } {
  const why = `The broker does not start if it cannot set up a TLS listener. ${wanted}`;
  const right = [{ text: listenerWith('server.crt', 'server.key'), files }];
  const explains = { section: ['ca-without-certificate-check'] };
  return {
    id,
    category: 'refused',
    severity: 'error',
    summary,
    why,
    noFix: noFix.file,
    explains,
    wrong,
    right,
  };
}

const files = { 'server.crt': SERVER, 'server.key': SERVER_KEY };

function listenerWith(certificate: string, key: string): string {
  return `
    listener 8883
    certfile ${certificate}
    keyfile ${key}
    allow_anonymous true
  `;
}

export const certfileUnusable = serverFileUnusable(
  'certfile-unusable',
  'The certificate of a listener is missing or is not a certificate.',
  'The file must contain the certificate of the server first, then the intermediate certificates up to the CA, all in PEM format.',
  [
    { text: listenerWith('server.crt', 'server.key'), files: { 'server.key': SERVER_KEY } },
    { text: listenerWith('server.key', 'server.key'), files: { 'server.key': SERVER_KEY } },
  ],
);

export const keyfileUnusable = serverFileUnusable(
  'keyfile-unusable',
  'The private key of a listener is missing or is not a private key.',
  'The file must contain the private key of the certificate in PEM format, which starts with `-----BEGIN PRIVATE KEY-----` or similar.',
  [
    { text: listenerWith('server.crt', 'server.key'), files: { 'server.crt': SERVER } },
    { text: listenerWith('server.crt', 'server.crt'), files: { 'server.crt': SERVER } },
  ],
);
