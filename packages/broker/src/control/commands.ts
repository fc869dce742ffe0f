/** One command of a request, as the reference's JSON library finds it: names in any case. */
export interface Command {
  readonly name: string;
  /** A member of the command; the first of that name, in any case. */
  get(member: string): unknown;
}

/** What a command is answered with: its data if it has any, or why it failed. */
export type CommandResult = { readonly data?: object } | { readonly error: string };

interface Response {
  readonly command: string;
  readonly error?: string;
  readonly data?: object;
  readonly correlationData?: string;
}

/**
 * Answers a request of several commands (mosquitto_control_generic_callback). A command that cannot be read ends the request.
 * @param run does one command
 * @returns the response as JSON
 */
export function answerCommands(payload: Buffer, run: (command: Command) => CommandResult): string {
  return JSON.stringify({ responses: responsesTo(payload, run) });
}

const UNKNOWN = 'Unknown command';

function responsesTo(payload: Buffer, run: (command: Command) => CommandResult): Response[] {
  const request = parsed(payload);
  if (request === undefined) return [{ command: UNKNOWN, error: 'Payload not valid JSON' }];
  const commands = memberOf(request, 'commands');
  if (!Array.isArray(commands)) return [{ command: UNKNOWN, error: 'Invalid/missing commands' }];
  const responses: Response[] = [];
  for (const each of commands as unknown[]) {
    const { response, isLast } = responseTo(each, run);
    responses.push(response);
    if (isLast) break;
  }
  return responses;
}

function responseTo(
  item: unknown,
  run: (command: Command) => CommandResult,
): { readonly response: Response; readonly isLast?: true } {
  const unreadable = (error: string, command = UNKNOWN) =>
    ({ response: { command, error }, isLast: true }) as const;
  if (typeof item !== 'object' || item === null || Array.isArray(item))
    return unreadable('Command not an object');
  const name = memberOf(item, 'command');
  if (typeof name !== 'string') return unreadable('Missing command');
  const correlationData = memberOf(item, 'correlationData');
  if (correlationData !== undefined && typeof correlationData !== 'string')
    return unreadable('Invalid correlationData data type.', name);
  const result = run({ name, get: (member) => memberOf(item, member) });
  const correlation = correlationData === undefined ? {} : { correlationData };
  // A command that succeeds is answered with its own name.
  return { response: { command: name, ...result, ...correlation } };
}

function parsed(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/** A member of an object (cJSON_GetObjectItem). */
function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.entries(value).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}
