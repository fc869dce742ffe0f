import { FIND_CONFIGURATIONS, READ_FILE, READ_FOLDER } from '@mosquitto-conf/language-server/protocol';
import { Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** A larger file does not belong to a broker. */
const LARGEST = 16 * 1024 * 1024;

/** Gives a server without a file system the files of the workspace; null where there is none. */
export function answerForFiles(client: BaseLanguageClient): void {
  client.onRequest(READ_FILE, async ({ uri }: { uri: string }) => {
    const found = Uri.parse(uri);
    return orNull(async () => {
      const { size } = await workspace.fs.stat(found);
      return size > LARGEST ? null : base64(await workspace.fs.readFile(found));
    });
  });
  client.onRequest(READ_FOLDER, ({ uri }: { uri: string }) =>
    orNull(async () => (await workspace.fs.readDirectory(Uri.parse(uri))).map(([name]) => name)),
  );
  client.onRequest(FIND_CONFIGURATIONS, async () =>
    (await workspace.findFiles('**/mosquitto.conf', '**/node_modules/**')).map((uri) => uri.toString()),
  );
}

async function orNull<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch {
    return null;
  }
}

/** Through a text of one character a byte; in pieces, for a call takes only so many arguments. */
function base64(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(text);
}
