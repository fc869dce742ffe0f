import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { createConnection } from 'vscode-languageserver/node';
import {
  createProtocolConnection,
  type Hover,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { NodeRuntime } from '../src/node/node-runtime.js';
import { startServer } from '../src/server.js';

const PORTUGUESE = {
  'directive-listener': { summary: 'Abre uma porta' },
  directive: { unknown: 'Não existe a diretiva `{name}`.' },
};

function folderOf(files: Readonly<Record<string, string>>): URL {
  const folder = mkdtempSync(join(tmpdir(), 'languages-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return pathToFileURL(`${folder}/`);
}

/** What a client with a locale is told of `listener`, and of a directive that there is not. */
async function told(locale: string | undefined, languages: URL): Promise<string> {
  const up = new PassThrough();
  const down = new PassThrough();
  startServer(
    createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)),
    new NodeRuntime(languages),
  );
  const client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const published = new Promise<string>((resolve) => {
    client.onNotification('textDocument/publishDiagnostics', ({ diagnostics }: PublishDiagnosticsParams) => {
      if (diagnostics[0]) resolve(String(diagnostics[0].message));
    });
  });
  client.listen();
  await client.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    capabilities: {},
    ...(locale === undefined ? {} : { locale }),
  });
  await client.sendNotification('initialized', {});
  const uri = 'untitled:mosquitto.conf';
  const text = 'listener 1883\nnonsense 1\n';
  await client.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'mosquitto-conf', version: 1, text },
  });
  const position = { line: 0, character: 1 };
  const hover = await client.sendRequest<Hover>('textDocument/hover', { textDocument: { uri }, position });
  const message = await published;
  client.dispose();
  return `${(hover.contents as { value: string }).value}\n${message}`;
}

it.each([
  ['pt-br.json', 'pt-br'],
  ['pt-br.json', 'pt-BR'],
  ['pt-br.json', 'pt_BR'],
  ['pt.json', 'pt-BR'],
  ['pt.json', 'pt'],
])(
  'with %s, a client of the locale %s reads Portuguese, and English where a text is missing',
  async (file, locale) => {
    const text = await told(locale, folderOf({ [file]: JSON.stringify(PORTUGUESE) }));
    expect(text).toContain('Abre uma porta');
    expect(text).toContain('Não existe a diretiva `nonsense`');
    expect(text).toContain('- Default: none');
  },
);

it.each<[locale: string | undefined, about: string, files: Readonly<Record<string, string>>]>([
  [undefined, 'the client names none', { 'pt.json': JSON.stringify(PORTUGUESE) }],
  ['de', 'there is no file for it', { 'pt.json': JSON.stringify(PORTUGUESE) }],
  ['pt', 'the file is for one country', { 'pt-br.json': JSON.stringify(PORTUGUESE) }],
  ['../pt', 'it is no locale', { 'pt.json': JSON.stringify(PORTUGUESE) }],
  ['pt', 'the file is cut off', { 'pt.json': '{"directive-listener":' }],
  ['pt', 'the file has no templates', { 'pt.json': '{"directive-listener": {"summary": 5}}' }],
])('with the locale %s texts are English, because %s', async (locale, _, files) => {
  const text = await told(locale, folderOf(files));
  expect(text).not.toContain('Abre uma porta');
  expect(text).toContain('- Default: none');
});
