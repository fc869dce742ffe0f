/// <reference types="node" />
import { createConnection } from 'vscode-languageserver/node';
import { NodeRuntime } from './node/node-runtime.js';
import { startServer } from './server.js';

export { NodeRuntime } from './node/node-runtime.js';
export { startServer } from './server.js';

/** What `createConnection` looks for among a process' arguments. */
const TRANSPORTS = /^--(stdio|node-ipc|socket|pipe)(=|$)/;

export interface NodeServerOptions {
  /** Where the rules' pages are when the client names no place: a URI with `{rule}` in it. */
  readonly rulePages?: string;
}

/**
 * Starts a server in this process. Its arguments say how it is reached (`--stdio`, `--node-ipc`, `--socket=PORT`,
 * `--pipe=NAME`); without any it is standard input and output.
 */
export function startNodeServer({ rulePages }: NodeServerOptions = {}): void {
  if (!process.argv.some((argument) => TRANSPORTS.test(argument))) process.argv.push('--stdio');
  const connection = createConnection();
  // Nothing that was forgotten somewhere ends the server.
  process.on('unhandledRejection', (reason) => {
    connection.console.error(`unexpected: ${reason instanceof Error ? reason.stack : String(reason)}`);
  });
  startServer(connection, new NodeRuntime(rulePages));
}
