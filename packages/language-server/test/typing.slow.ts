import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { applyEdits } from '@mosquitto-conf/grammar';
import { afterEach, describe, expect, it } from 'vitest';
import type {
  CompletionItem,
  CompletionList,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client } from './support/client.js';

/** Between two keys of a person who types quickly. */
const KEY = 90;
/** After this nothing is published any more; what takes longer on a busy machine is waited for. */
const LOOK = 700;
const LONGEST = 15_000;
/** An answer that comes later than this is for another text; on a busy machine it takes longer than on a person's. */
const ANSWER = 2000;

const clients: Client[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) await client.stop();
});

async function started(files: Readonly<Record<string, string>>): Promise<Client> {
  const client = new Client(files);
  clients.push(client);
  await client.start();
  return client;
}

/** A document under a person's hands. */
class Hands {
  #text = '';
  #versions: string[] = [];

  constructor(
    private readonly client: Client,
    readonly path: string,
    text: string,
    private readonly language = 'mosquitto-conf',
  ) {
    this.#text = text;
  }

  get text(): string {
    return this.#text;
  }

  async open(): Promise<void> {
    await this.client.open(this.path, this.#text, this.language);
  }

  /** One change, as editors send it: a range and its new text. */
  async edit(start: number, end: number, newText: string): Promise<void> {
    const document = TextDocument.create('', '', 0, this.#text);
    this.#versions.push(this.#text);
    this.#text = this.#text.slice(0, start) + newText + this.#text.slice(end);
    const range = { start: document.positionAt(start), end: document.positionAt(end) };
    await this.client.change(this.path, { range, text: newText });
  }

  async undo(): Promise<void> {
    const text = this.#versions.pop() ?? this.#text;
    this.#text = text;
    await this.client.change(this.path, { text });
  }

  /** Types at the end, key by key, and asks for completions after each as editors do. @returns the last ones */
  async type(keys: string): Promise<readonly CompletionItem[]> {
    let items: readonly CompletionItem[] = [];
    for (const key of keys) {
      await this.edit(this.#text.length, this.#text.length, key);
      const asked = Date.now();
      items = await this.complete();
      expect(Date.now() - asked, `completions behind ${this.#text.slice(-20)}`).toBeLessThan(ANSWER);
      await pause(KEY);
    }
    return items;
  }

  async complete(): Promise<readonly CompletionItem[]> {
    const position = TextDocument.create('', '', 0, this.#text).positionAt(this.#text.length);
    const answer = await this.client.request<CompletionList | readonly CompletionItem[] | null>(
      'textDocument/completion',
      { textDocument: this.client.document(this.path), position },
    );
    return answer && 'items' in answer ? answer.items : (answer ?? []);
  }

  /** Accepts a completion, as Enter and Tab do. */
  async accept({ textEdit, insertText, label }: CompletionItem): Promise<void> {
    const document = TextDocument.create('', '', 0, this.#text);
    const edit = textEdit as (TextEdit & { replace?: TextEdit['range'] }) | undefined;
    const range = edit?.replace ?? edit?.range;
    const plain = (edit?.newText ?? insertText ?? label).replace(/\$\{\d+(?::([^}]*))?\}|\$\d+/g, '$1');
    await this.edit(range ? document.offsetAt(range.start) : this.#text.length, this.#text.length, plain);
  }
}

type Published = readonly (readonly [file: string, found: readonly string[]])[];

function publishedBy(client: Client): Published {
  return [...client.published]
    .map(([uri, { diagnostics }]) => {
      const found = diagnostics.map(({ range, code, message, severity }) =>
        JSON.stringify([range, code, severity, message]).replaceAll(client.folder, 'FOLDER'),
      );
      return [uri.slice(client.uri('').length), found.sort()] as const;
    })
    .filter(([, found]) => found.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** What is marked now is what a server marks that sees the same files for the first time: nothing stale, nothing twice. */
async function expectFresh(client: Client, files: Readonly<Record<string, string>>, hands: readonly Hands[]) {
  const fresh = await started(files);
  for (const { path, text } of hands) await new Hands(fresh, path, text, languageOf(path)).open();
  const end = Date.now() + LONGEST;
  do await pause(LOOK);
  while (!isDeepStrictEqual(publishedBy(client), publishedBy(fresh)) && Date.now() < end);
  expect(publishedBy(client)).toEqual(publishedBy(fresh));
  for (const [file, found] of publishedBy(client)) expect(found, file).toEqual([...new Set(found)]);
  expect([...client.shown, ...fresh.shown]).toEqual([]);
}

const languageOf = (path: string) => (path.endsWith('acl') ? 'mosquitto-acl' : 'mosquitto-conf');

const MAIN = 'listener 1883\npassword_file passwd\nacl_file acl\n';
const FILES = {
  'mosquitto.conf': MAIN,
  passwd: `ana:$7$101$${'A'.repeat(16)}$${'A'.repeat(86)}==\n`,
  acl: 'user ana\ntopic readwrite home/#\n',
};

describe('the server under a person’s hands', { timeout: 60_000 }, () => {
  it('a configuration that is typed, with completions accepted, and undone', async () => {
    const files = { 'mosquitto.conf': '' };
    const client = await started(files);
    const hands = new Hands(client, 'mosquitto.conf', '');
    await hands.open();
    const listener = (await hands.type('liste')).find(({ label }) => label === 'listener');
    expect(listener).toBeDefined();
    await hands.accept(listener!);
    expect(hands.text.trimEnd()).toBe(hands.text.includes('1883') ? 'listener 1883' : 'listener');
    if (!hands.text.includes('1883')) await hands.type(hands.text.endsWith(' ') ? '1883' : ' 1883');
    const allow = (await hands.type('\nallow_an')).find(({ label }) => label === 'allow_anonymous');
    await hands.accept(allow!);
    const values = await (hands.text.endsWith(' ') ? hands.type('t') : hands.type(' t'));
    const value = values.find(({ label }) => label === 'true');
    expect(value).toBeDefined();
    await hands.accept(value!);
    expect(hands.text).toMatch(/^listener 1883\nallow_anonymous true\s*$/);
    await hands.type('\nmax_conections 5');
    await expectFresh(client, files, [hands]);
    for (let times = 0; times < 8; times++) {
      await hands.undo();
      await pause(KEY / 3);
    }
    await expectFresh(client, files, [hands]);
  });

  it('500 lines that are pasted, and removed', async () => {
    const client = await started(FILES);
    const hands = new Hands(client, 'mosquitto.conf', MAIN);
    await hands.open();
    const lines = Array.from(
      { length: 500 },
      (_, index) => `connection c${index}\nadress host${index}\n`,
    ).join('');
    await hands.edit(MAIN.length, MAIN.length, lines);
    await expectFresh(client, FILES, [hands]);
    await hands.edit(MAIN.length, hands.text.length, '');
    await expectFresh(client, FILES, [hands]);
  });

  it('a user who is renamed in every file', async () => {
    const client = await started(FILES);
    const [main, acl] = [
      new Hands(client, 'mosquitto.conf', MAIN),
      new Hands(client, 'acl', FILES.acl, 'mosquitto-acl'),
    ];
    await main.open();
    await acl.open();
    const { changes = {}, documentChanges = [] } = await client.request<WorkspaceEdit>(
      'textDocument/rename',
      {
        textDocument: client.document('acl'),
        position: { line: 0, character: 6 },
        newName: 'bea',
      },
    );
    const all = new Map<string, readonly TextEdit[]>(Object.entries(changes));
    for (const change of documentChanges)
      if ('edits' in change) all.set(change.textDocument.uri, change.edits as readonly TextEdit[]);
    expect(all.size).toBe(2);
    const applied = (text: string, edits: readonly TextEdit[]) => {
      const document = TextDocument.create('', '', 0, text);
      return applyEdits(
        text,
        edits.map(({ range, newText }) => ({
          start: document.offsetAt(range.start),
          end: document.offsetAt(range.end),
          newText,
        })),
      );
    };
    await acl.edit(0, acl.text.length, applied(acl.text, all.get(client.uri('acl'))!));
    const passwd = applied(FILES.passwd, all.get(client.uri('passwd'))!);
    client.write('passwd', passwd);
    await client.changed(2, 'passwd');
    expect(acl.text).toContain('user bea');
    expect(passwd).toMatch(/^bea:/);
    await expectFresh(client, { ...FILES, passwd }, [main, acl]);
  });

  it('files that include each other, that go, come back and get another name', async () => {
    const files = {
      'mosquitto.conf': 'listener 1883\nallow_anonymous true\ninclude_dir conf.d\n',
      'conf.d/a.conf': 'max_connections 5\ninclude_dir ../conf.d\n',
      'conf.d/b.conf': 'include_dir ..\nmax_qeued_messages 5\n',
    };
    const client = await started(files);
    const hands = new Hands(client, 'conf.d/a.conf', files['conf.d/a.conf']);
    await hands.open();
    await expectFresh(client, files, [hands]);
    client.remove('conf.d/b.conf');
    await client.changed(3, 'conf.d/b.conf');
    const { 'conf.d/b.conf': gone, ...left } = files;
    await expectFresh(client, left, [hands]);
    client.write('conf.d/c.conf', gone);
    await client.changed(1, 'conf.d/c.conf');
    await hands.type('# x');
    await expectFresh(client, { ...left, 'conf.d/c.conf': gone }, [hands]);
    client.remove('mosquitto.conf');
    await client.changed(3, 'mosquitto.conf');
    const { 'mosquitto.conf': _, ...parts } = left;
    await expectFresh(client, { ...parts, 'conf.d/c.conf': gone }, [hands]);
  });

  it('a file that is deleted and changed outside while it is open', async () => {
    const client = await started(FILES);
    const hands = new Hands(client, 'acl', FILES.acl, 'mosquitto-acl');
    await hands.open();
    client.remove('acl');
    await client.changed(3, 'acl');
    await hands.type('user bob\n');
    const { acl: _, ...left } = FILES;
    await expectFresh(client, left, [hands]);
    client.write('acl', 'usr x\n');
    await client.changed(1, 'acl');
    await expectFresh(client, { ...FILES, acl: 'usr x\n' }, [hands]);
    await client.close('acl');
    await expectFresh(client, { ...FILES, acl: 'usr x\n' }, []);
  });

  it('settings that become invalid and valid again', async () => {
    const settings = 'target: 2.0.22\n';
    const files = { ...FILES, 'checkconfig.yaml': settings };
    const client = await started(files);
    const hands = new Hands(client, 'mosquitto.conf', MAIN);
    await hands.open();
    await expectFresh(client, files, [hands]);
    for (const broken of ['targ', 'target: [\n', 'target: 99\nrules: 5\n', 'target: 1.6.15\n', settings]) {
      client.write('checkconfig.yaml', broken);
      await client.changed(2, 'checkconfig.yaml');
      await pause(LOOK);
      client.shown.length = 0;
    }
    await hands.type('# x');
    await expectFresh(client, files, [hands]);
  });
});
