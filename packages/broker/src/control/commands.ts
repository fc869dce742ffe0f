import { JsonObject } from '@mosquitto-conf/config/internal';

/** One command of a request. */
export interface Command {
  readonly name: string;
  readonly members: JsonObject;
}

/** What a command is answered with: its data if it has any, or why it failed. */
export type CommandResult =
  /** `command`: its name as the API spells it, where that is answered. */
  { readonly command?: string; readonly data?: object } | { readonly error: string };

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
  const request = JsonObject.parse(payload.toString('utf8'));
  if (request === undefined) return [{ command: UNKNOWN, error: 'Payload not valid JSON' }];
  const commands = request.get('commands');
  if (commands?.kind !== 'array') return [{ command: UNKNOWN, error: 'Invalid/missing commands' }];
  const responses: Response[] = [];
  for (const each of commands.items) {
    const { response, isLast } = responseTo(JsonObject.of(each), run);
    responses.push(response);
    if (isLast) break;
  }
  return responses;
}

function responseTo(
  members: JsonObject | undefined,
  run: (command: Command) => CommandResult,
): { readonly response: Response; readonly isLast?: true } {
  const unreadable = (error: string, command = UNKNOWN) =>
    ({ response: { command, error }, isLast: true }) as const;
  if (!members) return unreadable('Command not an object');
  const name = members.string('command');
  if (name === undefined) return unreadable('Missing command');
  const correlationData = members.string('correlationData');
  if (correlationData === undefined && members.get('correlationData'))
    return unreadable('Invalid correlationData data type.', name);
  const result = run({ name, members });
  const correlation = correlationData === undefined ? {} : { correlationData };
  // A command that succeeds is answered with its own name.
  return { response: { command: name, ...result, ...correlation } };
}
