/**
 * What start-up needs to know of certificates and keys, without the TLS library behind it: Node's own decides in a
 * terminal, nobody does in a browser.
 */
export interface TlsInspector {
  /** To be extended by the TLS checks. */
  readonly name: string;
}
