import { DEFAULT_CIPHERS } from 'node:tls';

/** What is offered if nothing is configured, the strongest first (net__tls_server_ctx). */
const USUAL_CIPHERS = 'DEFAULT:!aNULL:!eNULL:!LOW:!EXPORT:!SSLv2:@STRENGTH';

/**
 * The suites of TLS 1.3 and the ciphers of what came before. Naming one leaves the other as it is; Node, which has one list of
 * both, would do without.
 */
export function cipherList(suites: string | undefined, ciphers: string = USUAL_CIPHERS): string {
  const usual = DEFAULT_CIPHERS.split(':').filter((name) => name.startsWith('TLS_'));
  return [suites ?? usual.join(':'), ciphers].join(':');
}
