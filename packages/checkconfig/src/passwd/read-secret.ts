import { UsageError } from '../failure.js';
import { say } from '../language.js';
import { passwdTexts } from '../texts/passwd.js';

/** The longest text that MQTT can carry. */
const LONGEST = 65_535;

/**
 * A new password: asked twice without showing it on a terminal, the one line of standard input otherwise.
 * @param user whose it is; undefined where it is for no one yet
 * @throws UsageError where the broker could not accept it
 */
export async function readSecret(user: string | undefined): Promise<Uint8Array> {
  const secret = process.stdin.isTTY ? await askSecret(user) : await lineOfStdin();
  if (secret.length === 0) throw new UsageError(passwdTexts.emptyPassword);
  if (secret.length > LONGEST) throw new UsageError(passwdTexts.longPassword({ limit: LONGEST }));
  if (secret.includes(0)) throw new UsageError(passwdTexts.nulByte);
  return secret;
}

async function askSecret(user: string | undefined): Promise<Uint8Array> {
  const { password } = await import('../prompts.js');
  const whose = user === undefined ? passwdTexts.password : passwdTexts.passwordOf({ user });
  const streams = { output: process.stderr };
  try {
    const first = await password({ message: say(whose) }, streams);
    const second = await password({ message: say(passwdTexts.again({ whose })) }, streams);
    if (first !== second) throw new UsageError(passwdTexts.different);
    return Buffer.from(first);
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError')
      throw new UsageError(passwdTexts.nothingChanged);
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
  if (end < text.length - 1) throw new UsageError(passwdTexts.severalLinesOfInput);
  return text.subarray(0, text[end - 1] === 0x0d ? end - 1 : end);
}
