// Runs by itself, in a network of its own: reads a list of folders and clients, starts the installed broker in each folder,
// connects the clients, and writes what it answers.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { askClients, ownAddress } from '../../access/ask-clients.js';

/** A folder with a mosquitto.conf, and the lines of its clients. */
export interface Question {
  readonly folder: string;
  readonly clients: readonly string[];
}

/** The answer to each client, by its line, or the log of a broker that does not start. */
export type Reply = { readonly answers: Record<string, string> } | { readonly ended: string };

async function ask(folder: string, clients: readonly string[]): Promise<Reply> {
  const broker = spawn(program, ['-v', '-c', 'mosquitto.conf'], { cwd: folder });
  const ended = once(broker, 'exit');
  const log = await untilRunning(broker);
  if (broker.exitCode !== null || broker.signalCode !== null) return { ended: log };
  try {
    return { answers: await askClients(clients, ownAddress, join(folder, 'certs')) };
  } finally {
    broker.kill('SIGKILL');
    await ended;
  }
}

/**
 * Before 1.6.11 a broker does not say that it runs. It does once it has written nothing for so long, in milliseconds,
 * after it opened a listener.
 */
const QUIET = 300;

/** Resolves once a broker runs or has ended. @returns its log */
function untilRunning(broker: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let log = '';
    let timer: NodeJS.Timeout | undefined;
    const read = (bytes: Buffer) => {
      log += bytes.toString('latin1');
      clearTimeout(timer);
      if (/mosquitto version \S+ running/.test(log)) resolve(log);
      else if (/^\d+: Opening /m.test(log)) timer = setTimeout(() => resolve(log), QUIET);
    };
    broker.stdout?.on('data', read);
    broker.stderr?.on('data', read);
    broker.once('exit', () => resolve(log));
  });
}

const [program = 'mosquitto', questions = ''] = process.argv.slice(2);
const replies: Reply[] = [];
for (const { folder, clients } of JSON.parse(readFileSync(questions, 'utf8')) as Question[])
  replies.push(await ask(folder, clients));
process.stdout.write(JSON.stringify(replies));
