import { fstatSync, writeSync } from 'node:fs';
import { note } from './language.js';
import { commonTexts } from './texts/common.js';
import { writeReason } from './write/write-reason.js';

/** Whether this process is the command, and not another program's, which may have replaced `process.stdout`. */
let isCommand = false;

/** Says that this process is the command. */
export function printAsCommand(): void {
  isCommand = true;
}

let stream: NodeJS.WriteStream | undefined;

/**
 * Prints to standard output. Node's stream takes longer to make than a small file takes to check, so a file or a pipe is
 * written to without it. Consoles of Windows need it: it knows their characters.
 */
export function print(output: string | Uint8Array): void {
  const rest = isCommand && !stream && process.platform !== 'win32' ? writtenNow(output) : output;
  if (rest.length > 0) standardOutput().write(rest);
}

/** Writes what can be written without waiting, and returns the rest. */
function writtenNow(output: string | Uint8Array): Uint8Array {
  const bytes = typeof output === 'string' ? Buffer.from(output) : output;
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(1, bytes, written);
  } catch {
    // A pipe is full and must not be waited for, or its reader went away: the stream handles both.
  }
  return bytes.subarray(written);
}

/** Standard output as a stream. */
export function standardOutput(): NodeJS.WriteStream {
  if (isCommand && !stream) {
    process.stdout.on('error', (error: NodeJS.ErrnoException) => {
      // The reader went away (`checkconfig active … | head`): nothing is left to say.
      if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
      printError(note(commonTexts.outputNotWritten({ reason: writeReason(error) })));
      process.exit(2);
    });
  }
  stream = process.stdout;
  return stream;
}

let hasErrorHandler = false;

/** Prints to standard error. The run goes on where that cannot be written: nothing is left to say so on. */
export function printError(text: string): void {
  if (isCommand && !hasErrorHandler) {
    hasErrorHandler = true;
    process.stderr.on('error', () => undefined);
  }
  process.stderr.write(text);
}

/** Standard output as a stream, if it is a terminal. A file or a pipe is none, which takes no stream to know. */
export function terminalOutput(): NodeJS.WriteStream | undefined {
  return mayBeTerminal() && standardOutput().isTTY === true ? stream : undefined;
}

function mayBeTerminal(): boolean {
  if (!isCommand) return true;
  try {
    return fstatSync(1).isCharacterDevice();
  } catch {
    return true;
  }
}
