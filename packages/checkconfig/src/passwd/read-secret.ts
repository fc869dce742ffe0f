import { UsageError } from '../failure.js';

/** The longest text that MQTT can carry. */
const LONGEST = 65_535;

/**
 * A new password: asked twice without showing it on a terminal, the one line of standard input otherwise.
 * @param user whose it is; undefined where it is for no one yet
 * @throws UsageError where the broker could not accept it
 */
export async function readSecret(user: string | undefined): Promise<Uint8Array> {
  const secret = process.stdin.isTTY ? await askSecret(user) : await lineOfStdin();
  if (secret.length === 0) throw new UsageError('the password is empty: no client could log in with it');
  if (secret.length > LONGEST)
    throw new UsageError(`the password is longer than ${LONGEST} bytes, which MQTT cannot carry`);
  if (secret.includes(0))
    throw new UsageError('the password contains a NUL byte, and the broker would ignore what follows it');
  return secret;
}

async function askSecret(user: string | undefined): Promise<Uint8Array> {
  const { password } = await import('../prompts.js');
  const whose = user === undefined ? 'Password' : `Password of ${user}`;
  const streams = { output: process.stderr };
  try {
    const first = await password({ message: whose }, streams);
    const second = await password({ message: `${whose}, again` }, streams);
    if (first !== second) throw new UsageError('the two passwords differ, so nothing is changed');
    return Buffer.from(first);
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError')
      throw new UsageError('nothing is changed');
    throw error;
  }
}

async function lineOfStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > 2 * LONGEST) break;
  }
  const text = Buffer.concat(chunks);
  const end = text.indexOf('\n');
  if (end === -1) return text;
  if (end < text.length - 1)
    throw new UsageError('standard input has more than one line: write only the password to it');
  return text.subarray(0, text[end - 1] === 0x0d ? end - 1 : end);
}
