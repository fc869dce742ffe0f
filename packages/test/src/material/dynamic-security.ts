import { pbkdf2Sync, randomBytes } from 'node:crypto';
import { itemsOf, JsonObject } from '@mosquitto-conf/config/internal';

/** One is enough for tests, and costs little time. */
const ITERATIONS = 1;

/** The clients of a file of dynamic security; undefined for another text, a password file as a rule. */
export function dynamicSecurityClients(text: string): readonly string[] | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  return clientsOf(text).flatMap((client) => client.string('username') ?? []);
}

/**
 * A file of dynamic security in which clients have other passwords. Its lines stay where they are.
 * @param passwords the new ones, by username; other clients keep what they have
 */
export function withPasswords(text: string, passwords: Readonly<Record<string, string | number>>): string {
  let result = text;
  // From the last one, so that what is before it stays where it is.
  for (const client of clientsOf(text).toReversed()) {
    const username = client.string('username');
    if (username === undefined || !Object.hasOwn(passwords, username)) continue;
    const inside = client.node.start + 1;
    result = `${result.slice(0, inside)}${loginOf(String(passwords[username]))}${result.slice(inside)}`;
  }
  return result;
}

function clientsOf(text: string): readonly JsonObject[] {
  return itemsOf(JsonObject.parse(text)?.get('clients')).flatMap((item) => JsonObject.of(item) ?? []);
}

/** Members of a client, for every release. They come first: of members with one name the plugin reads the first. */
function loginOf(password: string): string {
  const salt = randomBytes(12);
  const hash = pbkdf2Sync(password, salt, ITERATIONS, 64, 'sha512').toString('base64');
  const [saltText, iterations] = [salt.toString('base64'), ITERATIONS];
  const encoded = `$7$${iterations}$${saltText}$${hash}`;
  const members = { encoded_password: encoded, password: hash, salt: saltText, iterations };
  return `${JSON.stringify(members).slice(1, -1)}, `;
}
