import { SERVER, SERVER_KEY } from '../../examples/example-files.js';
import type { Example, ReportedRule } from '../../rule.js';

/** A listener's certificate or private key that is missing, or is something else. */
function serverFileUnusable<const Id extends ReportedRule['id']>(
  id: Id,
  summary: string,
  wanted: string,
  wrong: readonly Example[],
): ReportedRule & { readonly id: Id } {
  const why = `The broker does not start with a TLS listener it cannot set up. ${wanted}`;
  const right = [{ text: listenerWith('server.crt', 'server.key'), files }];
  return { id, category: 'refused', severity: 'error', summary, why, wrong, right };
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
  "A listener's certificate is missing or no certificate.",
  'It wants its own certificate first, in PEM form, and behind it those that lead to the CA.',
  [
    { text: listenerWith('server.crt', 'server.key'), files: { 'server.key': SERVER_KEY } },
    { text: listenerWith('server.key', 'server.key'), files: { 'server.key': SERVER_KEY } },
  ],
);

export const keyfileUnusable = serverFileUnusable(
  'keyfile-unusable',
  "A listener's private key is missing or no key.",
  'It wants the key of its certificate in PEM form, which begins with `-----BEGIN PRIVATE KEY-----` or the like.',
  [
    { text: listenerWith('server.crt', 'server.key'), files: { 'server.crt': SERVER } },
    { text: listenerWith('server.crt', 'server.crt'), files: { 'server.crt': SERVER } },
  ],
);
