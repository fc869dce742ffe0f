/// <reference types="node" />
import { existsSync } from 'node:fs';
import { createConnection } from 'vscode-languageserver/node';
import { startServer } from '../server.js';
import { NodeRuntime } from './node-runtime.js';

/** What `createConnection` looks for among a process' arguments. */
const TRANSPORTS = /^--(stdio|node-ipc|socket|pipe)(=|$)/;

/**
 * Starts a server in this process. Its arguments say how it is reached (`--stdio`, `--node-ipc`, `--socket=PORT`,
 * `--pipe=NAME`); without any it is standard input and output.
 */
export function startNodeServer(): void {
  if (!process.argv.some((argument) => TRANSPORTS.test(argument))) process.argv.push('--stdio');
  const connection = createConnection();
  // Nothing that was forgotten somewhere ends the server.
  process.on('unhandledRejection', (reason) => {
    connection.console.error(`unexpected: ${reason instanceof Error ? reason.stack : String(reason)}`);
  });
  startServer(connection, new NodeRuntime(pagesBeside()));
}

/** The rules' pages, which the build puts beside the program; undefined where they are not. */
function pagesBeside(): string | undefined {
  // In a bundle of another kind of module there is no such thing; then the client says where pages are.
  const here: string | undefined = import.meta.url;
  if (!here) return undefined;
  const folder = new URL('rules/', here);
  return existsSync(folder) ? `${folder.href}{rule}.md` : undefined;
}
