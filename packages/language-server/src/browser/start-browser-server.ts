import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { FIND_CONFIGURATIONS, READ_FILE, READ_FOLDER } from '../protocol.js';
import { startServer } from '../server.js';
import { SnapshotRuntime } from '../workspace/snapshot-runtime.js';

/**
 * Starts a server in a worker. Files are asked of the client.
 * @param scope receives and sends messages: the worker's `self`
 */
export function startBrowserServer(scope: ConstructorParameters<typeof BrowserMessageReader>[0]): void {
  const connection = createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope));
  const runtime = new SnapshotRuntime({
    async readFile(uri) {
      const text = await connection.sendRequest<string | null>(READ_FILE, { uri });
      return text === null ? undefined : bytesOf(text);
    },
    async readFolder(uri) {
      return (await connection.sendRequest<readonly string[] | null>(READ_FOLDER, { uri })) ?? undefined;
    },
    findConfigurations: () => connection.sendRequest<readonly string[]>(FIND_CONFIGURATIONS),
  });
  startServer(connection, runtime);
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
