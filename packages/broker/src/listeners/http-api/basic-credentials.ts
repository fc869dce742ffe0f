/** A username and a password; no password without a colon. */
export interface BasicCredentials {
  readonly username: string;
  readonly password: string | undefined;
}

/** Reads the header of basic authentication (RFC 7617); undefined if it is not one, so that the client has no username. */
export function basicCredentials(header: string | undefined): BasicCredentials | undefined {
  const encoded = /^Basic +([A-Za-z\d+/]+={0,2}) *$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) return { username: text, password: undefined };
  return { username: text.slice(0, colon), password: text.slice(colon + 1) };
}
