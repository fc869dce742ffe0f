import { fstatSync, writeSync } from 'node:fs';

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
    // The reader went away (`checkconfig active … | head`): nothing is left to say.
    process.stdout.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
      throw error;
    });
  }
  stream = process.stdout;
  return stream;
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
