// From a keystroke to its diagnostics, as an editor sees it, beside a server that does nothing.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { largeText } from './large-text.mjs';
import { quantile, summary } from './measure.mjs';

const { createProtocolConnection, StreamMessageReader, StreamMessageWriter } = createRequire(import.meta.url)(
  'vscode-languageserver-protocol/node',
);

const LINES = 1100;
const WARM_UPS = 300;
const KEYSTROKES = 1000;

/** Milliseconds between keystrokes, as of a fast typist. */
const REST = 15;

const WORDS = 'topic sensors/hall in 1 ';

class Editor {
  #version = 1;
  #seen;

  constructor(program, uri) {
    this.process = spawn(process.execPath, program, { stdio: ['pipe', 'pipe', 'inherit'] });
    const { stdin, stdout } = this.process;
    this.uri = uri;
    this.connection = createProtocolConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    this.connection.onNotification('textDocument/publishDiagnostics', ({ uri: of, version }) => {
      if (of === uri && version === this.#version) this.#seen?.(performance.now());
    });
    this.connection.listen();
  }

  async open(text) {
    await this.connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities: { textDocument: { publishDiagnostics: { versionSupport: true } } },
    });
    await this.connection.sendNotification('initialized', {});
    await this.#timed('textDocument/didOpen', {
      textDocument: { uri: this.uri, languageId: 'mosquitto-conf', version: 1, text },
    });
  }

  /** Milliseconds from sending a change to its diagnostics. */
  change(range, text) {
    this.#version += 1;
    const textDocument = { uri: this.uri, version: this.#version };
    return this.#timed('textDocument/didChange', { textDocument, contentChanges: [{ range, text }] });
  }

  async #timed(method, params) {
    const seen = new Promise((resolve) => {
      this.#seen = resolve;
    });
    const start = performance.now();
    void this.connection.sendNotification(method, params);
    return (await seen) - start;
  }

  async close() {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    this.connection.dispose();
  }
}

/** Types words into the middle of the file and takes them away again, one character at a time. */
function keystroke(number, line) {
  const at = number % (2 * WORDS.length);
  const typed = at < WORDS.length ? at : 2 * WORDS.length - at;
  const start = { line, character: at < WORDS.length ? typed : typed - 1 };
  const end = { line, character: typed };
  return [{ start, end: at < WORDS.length ? start : end }, at < WORDS.length ? WORDS[typed] : ''];
}

/** The row, and the slowest hundredth as a note. */
export async function measureKeystroke(server) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-keystroke-'));
  try {
    const file = join(folder, 'mosquitto.conf');
    const lines = largeText(LINES).split('\n');
    const line = lines.findIndex((text, index) => index > LINES / 2 && text.startsWith('topic '));
    const text = lines.with(line, '').join('\n');
    writeFileSync(file, text);
    const uri = pathToFileURL(file).href;
    const echo = fileURLToPath(new URL('echo-server.mjs', import.meta.url));
    const editors = { ours: new Editor(server, uri), echo: new Editor([echo], uri) };
    const times = { ours: [], echo: [] };
    for (const editor of Object.values(editors)) await editor.open(text);
    for (let number = 0; number < WARM_UPS + KEYSTROKES; number++) {
      for (const [name, editor] of Object.entries(editors)) {
        const took = await editor.change(...keystroke(number, line));
        if (number >= WARM_UPS) times[name].push(took);
        await sleep(REST);
      }
    }
    for (const editor of Object.values(editors)) await editor.close();
    return {
      rows: [
        {
          what: `a keystroke in ${LINES} lines, until its diagnostics are there`,
          result: summary(times.ours),
          peer: summary(times.echo),
          peerName: 'a server that answers at once with nothing',
          aim: 'below 10 ms',
        },
      ],
      notes: [
        `Of ${KEYSTROKES} keystrokes the slowest hundredth took ${quantile(times.ours, 0.99).toFixed(1)} ms and more (aim: below 25 ms); beside it, ${quantile(times.echo, 0.99).toFixed(1)} ms.`,
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const server = fileURLToPath(
    new URL('../packages/language-server/dist/mosquitto-language-server.js', import.meta.url),
  );
  const flags = process.argv.slice(2);
  const { rows, notes } = await measureKeystroke([...flags, server, '--stdio']);
  console.log(JSON.stringify(rows[0]), ...notes);
}
