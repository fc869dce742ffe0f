/// <reference types="node" />
import { createConnection } from 'vscode-languageserver/node';
import { startServer } from '../server.js';
import { NodeRuntime } from './node-runtime.js';
import { ownTransport, transportFault } from './own-transport.js';

/** What `createConnection` looks for among a process' arguments. */
const TRANSPORTS = /^--(stdio|node-ipc|socket|pipe)(=|$)/;

/**
 * Starts a server in this process. Its arguments say how it is reached (`--stdio`, `--node-ipc`, `--socket=PORT`,
 * `--pipe=NAME`); without any it is standard input and output.
 */
export function startNodeServer(): void {
  if (!process.argv.some((argument) => TRANSPORTS.test(argument))) process.argv.push('--stdio');
  const args = process.argv.slice(2);
  const fault = transportFault(args, process.send !== undefined);
  if (fault !== undefined) {
    process.stderr.write(`${fault}\n`);
    process.exitCode = 2;
    return;
  }
  const own = ownTransport(args);
  const connection = own ? createConnection(...own) : createConnection();
  // Nothing that was forgotten somewhere ends the server.
  process.on('unhandledRejection', (reason) => {
    connection.console.error(`unexpected: ${reason instanceof Error ? reason.stack : String(reason)}`);
  });
  startServer(connection, new NodeRuntime());
}
