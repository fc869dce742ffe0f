/// <reference types="node" />
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
  startServer(connection, new NodeRuntime());
}
