import { type AccessClient, parseClient } from './client.js';
import { type Address, openConnection } from './open-connection.js';
import { tryClient } from './try-client.js';

/**
 * Connects the clients of a row, one after the other.
 * @param lines see client.ts
 * @param addressOf where a client's listener is reached; undefined where there is none
 * @param certs the folder of the certificates
 * @returns the answer to each, by its line
 */
export async function askClients(
  lines: readonly string[],
  addressOf: (client: AccessClient) => Address | undefined,
  certs: string,
): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  const staying: (() => Promise<void>)[] = [];
  for (const line of lines) {
    const client = parseClient(line);
    const address = addressOf(client);
    const stream = address && (await openConnection(address, client, certs));
    if (!stream) {
      answers[line] = 'x';
      continue;
    }
    const { answer, leave } = await tryClient(stream, client);
    answers[line] = answer;
    if (client.stays) staying.push(leave);
    else await leave();
  }
  await Promise.all(staying.map((leave) => leave()));
  return answers;
}

/** Where a listener is reached that has the port it was given. */
export function ownAddress({ on }: AccessClient): Address {
  return /^\d+$/.test(on) ? { port: Number(on) } : { path: on };
}
