import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type {
  CodeAction,
  SemanticTokens,
  SemanticTokensDelta,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import type { UpgradeResult } from '../src/index.js';
import { Client, type ClientOptions, programs, shown } from './support/client.js';

const OPEN = 'listener 1883 127.0.0.1\nallow_anonymous true\n';
/** A user with a password, as `mosquitto_passwd` writes it. */
const ANA = `ana:$7$101$${btoa('a'.repeat(12))}$${btoa('b'.repeat(64))}\n`;
const clients: Client[] = [];

async function start(files: Readonly<Record<string, string>>, options?: ClientOptions): Promise<Client> {
  const client = new Client(files, options);
  clients.push(client);
  await client.start();
  return client;
}

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.stop()));
});

const FEATURES = [
  'textDocument/hover',
  'textDocument/inlayHint',
  'textDocument/codeLens',
  'textDocument/completion',
  'textDocument/definition',
  'textDocument/references',
  'textDocument/documentHighlight',
  'textDocument/documentLink',
  'textDocument/documentSymbol',
  'textDocument/foldingRange',
  'textDocument/selectionRange',
  'textDocument/formatting',
  'textDocument/rangeFormatting',
  'textDocument/onTypeFormatting',
  'textDocument/codeAction',
  'textDocument/semanticTokens/full',
  'textDocument/semanticTokens/full/delta',
  'textDocument/semanticTokens/range',
  'workspace/symbol',
];

interface Reports {
  readonly items: readonly {
    readonly uri: string;
    readonly kind: string;
    readonly resultId?: string;
    readonly items?: Parameters<typeof shown>[0];
  }[];
}

describe('diagnostics are sent', () => {
  it('of a file that is opened, for its version, and again when it changes', async () => {
    const client = await start({ 'mosquitto.conf': OPEN });
    await client.open('mosquitto.conf', 'listener 1883 127.0.0.1\nallow_anonymous yes\n');
    await client.until(() => client.rules('mosquitto.conf').length > 0);
    expect(client.rules('mosquitto.conf')).toEqual(['2 invalid-boolean']);
    const version = await client.change('mosquitto.conf', {
      range: { start: { line: 1, character: 16 }, end: { line: 1, character: 19 } },
      text: 'true',
    });
    await client.until(() => client.published.get(client.uri('mosquitto.conf'))?.version === version);
    expect(client.rules('mosquitto.conf')).toEqual([]);
    expect(client.logged).toEqual([]);
  });

  it('of every configuration in the folders, opened or not', async () => {
    const client = await start({ 'a/mosquitto.conf': 'listner 1883\n', 'b/c/mosquitto.conf': OPEN });
    await client.until(() => client.published.size === 2);
    expect(client.rules('a/mosquitto.conf')).toContain('1 unknown-directive');
    expect(client.rules('b/c/mosquitto.conf')).toEqual([]);
    await client.until(() => client.states.length > 0);
    expect(client.states.at(-1)).toMatchObject({
      configurations: [
        { uri: client.uri('a/mosquitto.conf'), outcome: 'config', errors: 1 },
        {
          uri: client.uri('b/c/mosquitto.conf'),
          target: '2.1.2',
          outcome: 'running',
          errors: 0,
          warnings: 0,
        },
      ],
    });
  });

  it('of the main file when an included or an access file changes', async () => {
    const client = await start({
      'mosquitto.conf': 'listener 1883 127.0.0.1\nallow_anonymous false\ninclude_dir conf.d\n',
      'conf.d/a.conf': 'password_file passwd\n',
      passwd: ANA,
    });
    await client.until(() => client.published.size === 3);
    expect(client.rules('mosquitto.conf')).toEqual([]);
    // Without the line no client can connect to the listener.
    await client.open('conf.d/a.conf', '');
    await client.until(() => client.rules('mosquitto.conf').length > 0);
    expect(client.rules('mosquitto.conf')).toEqual(['1 nobody-can-connect']);
    await client.change('conf.d/a.conf', { text: 'password_file passwd\n' });
    await client.until(() => client.rules('mosquitto.conf').length === 0);
    client.write('passwd', 'ana:secret\n');
    await client.changed(2, 'passwd');
    await client.until(() => client.rules('passwd').length > 0);
    expect(client.rules('passwd')).toEqual(['1 password-plain-text']);
  });

  it('of access files that no configuration names', async () => {
    const client = await start({});
    await client.open('acl', 'user ana\ntopic raed a\n', 'mosquitto-acl');
    await client.open('users', 'ana:secret\n', 'mosquitto-passwd');
    await client.until(() => client.rules('acl').length > 0 && client.rules('users').length > 0);
    expect(client.rules('acl')).toEqual(['2 acl-access-invalid']);
    expect(client.rules('users')).toEqual(['1 password-plain-text']);
    expect([...client.published.keys()].sort()).toEqual([client.uri('acl'), client.uri('users')]);
  });

  it('of open test files, which are no configurations, and again when a configuration appears', async () => {
    const tests = 'configuration: m.conf\ncases:\n  - name: a\n    wen: []\n';
    const client = await start({});
    await client.open('a.mosquitto-test.yaml', tests, 'yaml');
    const shownOf = () => client.published.get(client.uri('a.mosquitto-test.yaml'))?.diagnostics ?? [];
    await client.until(() => shownOf().length > 0);
    expect(shownOf().map(({ message }) => message)).toEqual(['There is no "wen" here. Did you mean "when"?']);
    await client.change('a.mosquitto-test.yaml', {
      text: tests.replace('wen: []', 'when: [{ wait: 1 }]'),
    });
    await client.until(() => shownOf()[0]?.message === 'There is no file "m.conf" here.');
    client.write('m.conf', OPEN);
    await client.changed(1, 'm.conf');
    await client.until(() => shownOf().length === 0);
    expect([...client.published.keys()]).toEqual([client.uri('a.mosquitto-test.yaml')]);
    expect(client.logged).toEqual([]);
  });

  it('not of files of other programs, whatever their names are', async () => {
    const logrotate = '/var/log/mosquitto/mosquitto.log {\n\trotate 7\n\tdaily\n}\n';
    const asterisk = '[named_acl]\ndeny=0.0.0.0/0.0.0.0\n';
    const client = await start({ 'logrotate/mosquitto.conf': logrotate, 'etc/mosquitto.conf': OPEN });
    await client.open('logrotate/mosquitto.conf', logrotate);
    await client.open('asterisk/acl.conf', asterisk, 'mosquitto-acl');
    const languages = () => (client.states.at(-1) as { languages?: object } | undefined)?.languages;
    await client.until(() => languages() !== undefined && Object.keys(languages()!).length === 3);
    expect(languages()).toEqual({
      [client.uri('etc/mosquitto.conf')]: 'mosquitto-conf',
      [client.uri('logrotate/mosquitto.conf')]: null,
      [client.uri('asterisk/acl.conf')]: null,
    });
    expect([...client.published.keys()]).toEqual([client.uri('etc/mosquitto.conf')]);
    // Another file takes its place.
    await client.change('logrotate/mosquitto.conf', { text: 'lisener 1883\n' });
    await client.until(() => client.rules('logrotate/mosquitto.conf').length > 0);
    await client.change('logrotate/mosquitto.conf', { text: logrotate });
    await client.until(() => client.rules('logrotate/mosquitto.conf').length === 0);
  });

  it('of files that a configuration names with what they are, and of others with what their text is', async () => {
    const client = await start({
      'mosquitto.conf':
        'listener 1883 127.0.0.1\npassword_file people\nacl_file acl.conf\ninclude_dir more\n',
      people: ANA,
      'acl.conf': 'user ana\ntopic read a\n',
      'more/a.conf': '',
    });
    await client.open('other.conf', 'user ana\ntopic raed a\n');
    await client.open('users.conf', ANA);
    const languages = () => (client.states.at(-1) as { languages?: object } | undefined)?.languages;
    await client.until(() => languages() !== undefined && Object.keys(languages()!).length === 6);
    expect(languages()).toEqual({
      [client.uri('mosquitto.conf')]: 'mosquitto-conf',
      [client.uri('people')]: 'mosquitto-passwd',
      [client.uri('acl.conf')]: 'mosquitto-acl',
      [client.uri('more/a.conf')]: 'mosquitto-conf',
      [client.uri('other.conf')]: 'mosquitto-acl',
      [client.uri('users.conf')]: 'mosquitto-passwd',
    });
    expect(client.rules('other.conf')).toEqual(['2 acl-access-invalid']);
  });

  it('of a file opened alone as a part of the configuration above it', async () => {
    const client = await start(
      { 'etc/mosquitto.conf': `${OPEN}include_dir conf.d\n`, 'etc/conf.d/a.conf': '' },
      { folders: [] },
    );
    await client.open('etc/conf.d/a.conf', 'listener 1883 127.0.0.1\n');
    await client.until(() => client.published.size === 2 && client.rules('etc/conf.d/a.conf').length > 0);
    expect(client.rules('etc/conf.d/a.conf')).toContain('1 address-in-use');
  });
});

describe('links to the pages of rules', () => {
  // A server writes there until it has ended.
  const caches = mkdtempSync(join(tmpdir(), 'mosquitto-ls-cache-'));
  afterAll(() => rmSync(caches, { recursive: true }));
  const faulty = 'listener 1883 127.0.0.1\nallow_anonymous yes\n';
  const link = (client: Client) =>
    client.published.get(client.uri('mosquitto.conf'))?.diagnostics[0]?.codeDescription?.href;

  it.each(Object.entries(programs))('lead to files of this user with the %s', async (_, program) => {
    const env = { XDG_CACHE_HOME: mkdtempSync(join(caches, 'cache-')) };
    const client = await start({ 'mosquitto.conf': faulty }, { program, env });
    await client.until(() => client.published.size > 0);
    // The file is written before the server reads what a client sends next.
    await client.request('textDocument/hover', {
      textDocument: client.document('mosquitto.conf'),
      position: { line: 1, character: 0 },
    });
    expect(link(client)).toMatch(/\/invalid-boolean\.md$/);
    expect(readFileSync(new URL(link(client)!), 'utf8')).toMatch(/^# invalid-boolean$/m);
  });

  it('are left out where nothing may be kept', async () => {
    const client = await start({ 'mosquitto.conf': faulty }, { env: { NODE_DISABLE_COMPILE_CACHE: '1' } });
    await client.until(() => client.published.size > 0);
    expect(client.rules('mosquitto.conf')).toContain('2 invalid-boolean');
    expect(link(client)).toBeUndefined();
  });

  it('lead to where the client says', async () => {
    const initializationOptions = { rulePages: 'command:page?{rule}' };
    const client = await start({ 'mosquitto.conf': faulty }, { initializationOptions });
    await client.until(() => client.published.size > 0);
    expect(link(client)).toBe('command:page?invalid-boolean');
  });
});

describe('diagnostics are asked for', () => {
  it('of a document and of the workspace, and what is known is not sent again', async () => {
    const client = await start(
      { 'mosquitto.conf': 'listner 1883\n', 'other/mosquitto.conf': OPEN },
      { pull: true },
    );
    const ask = (previousResultId?: string) =>
      client.request<{ kind: string; resultId: string; items: never[] }>('textDocument/diagnostic', {
        textDocument: client.document('mosquitto.conf'),
        ...(previousResultId ? { previousResultId } : {}),
      });
    const first = await ask();
    expect(shown(first.items)).toContain('1 unknown-directive');
    expect(await ask(first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });

    const all = await client.request<Reports>('workspace/diagnostic', { previousResultIds: [] });
    expect(all.items.map(({ uri, kind }) => [uri, kind])).toEqual([
      [client.uri('mosquitto.conf'), 'full'],
      [client.uri('other/mosquitto.conf'), 'full'],
    ]);
    const previousResultIds = all.items.map(({ uri, resultId }) => ({ uri, value: resultId! }));
    await client.open('mosquitto.conf', OPEN);
    const next = await client.request<Reports>('workspace/diagnostic', { previousResultIds });
    expect(next.items.map(({ kind }) => kind)).toEqual(['full', 'unchanged']);
    expect(next.items[0]!.items).toEqual([]);
    expect(client.published.size).toBe(0);
  });

  it('again when a file changes that is not open', async () => {
    const client = await start({ 'mosquitto.conf': OPEN }, { pull: true });
    await client.open('mosquitto.conf', OPEN);
    await client.until(() => client.refreshes > 0);
    const before = client.refreshes;
    client.write('other/mosquitto.conf', 'listner 1883\n');
    await client.changed(1, 'other/mosquitto.conf');
    await client.until(() => client.refreshes > before);
    const { items } = await client.request<Reports>('workspace/diagnostic', { previousResultIds: [] });
    expect(items.map(({ uri }) => uri)).toContain(client.uri('other/mosquitto.conf'));
  });
});

describe('the world around', () => {
  it('files are watched, and looked at again when they change', async () => {
    const client = await start({
      'mosquitto.conf': `listener 1883 127.0.0.1\nallow_anonymous true\nacl_file acl\n`,
      acl: 'topic read a\n',
    });
    await client.until(() => client.watched.some((pattern) => pattern.endsWith('/acl')));
    expect(client.watched).toContain('**/*.conf');
    client.write('acl', 'topic raed a\n');
    await client.changed(2, 'acl');
    await client.until(() => client.rules('acl').length > 0);
    expect(client.rules('acl')).toEqual(['1 acl-access-invalid']);
  });

  it('the client is asked for the files of dynamic security that are named, and for no other JSON file', async () => {
    const dynamic = { dynamicRegistration: true };
    const configuration = `listener 1883 127.0.0.1\nplugin mosquitto_dynamic_security.so\nplugin_opt_config_file people.data\n`;
    const client = await start(
      { 'mosquitto.conf': configuration, 'people.data': '{"clients": [{"user": "ana"}]}', 'other.json': '{' },
      { capabilities: { textDocument: { synchronization: dynamic, hover: dynamic, completion: dynamic } } },
    );
    await client.until(() => client.registered['textDocument/hover'] !== undefined);
    for (const method of [
      'didOpen',
      'didChange',
      'completion',
      'hover',
      'definition',
      'documentSymbol',
      'rename',
    ])
      expect(client.registered[`textDocument/${method}`]).toEqual([expect.stringMatching(/\/people\.data$/)]);
    expect(client.rules('people.data')).toEqual([
      '1 dynamic-security-name-missing',
      '1 dynamic-security-key-unknown',
    ]);
    await client.open('other.json', '{', 'json');
    await client.open('mosquitto.conf', configuration);
    await client.request('textDocument/documentSymbol', { textDocument: client.document('mosquitto.conf') });
    expect(client.published.get(client.uri('other.json'))?.diagnostics ?? []).toEqual([]);
  });

  it('the target comes from the client, from checkconfig.yaml before it, and from a choice before both', async () => {
    const target = () =>
      (client.states.at(-1) as { configurations: { target: string }[] } | undefined)?.configurations[0]
        ?.target;
    const client = await start({ 'mosquitto.conf': OPEN }, { settings: { target: '1.6' } });
    await client.until(() => target() === '1.6.15');
    client.settings = { target: '2.0.22' };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until(() => target() === '2.0.22');
    client.write('checkconfig.yaml', 'target: "2.0.18"\n');
    await client.changed(1, 'checkconfig.yaml');
    await client.until(() => target() === '2.0.18');
    await client.request('mosquitto/setTarget', { ...client.document('mosquitto.conf'), target: '1.5.1' });
    await client.until(() => target() === '1.5.1');
    await client.request('mosquitto/setTarget', { ...client.document('mosquitto.conf'), target: null });
    await client.until(() => target() === '2.0.18');
  });

  it('where nothing names a target, the image of the container that the configuration is for does', async () => {
    const state = () =>
      (client.states.at(-1) as { configurations: { target: string; targetFrom?: string }[] } | undefined)
        ?.configurations[0];
    const service = (tag: string) =>
      `services: { broker: { image: "eclipse-mosquitto:${tag}", volumes: [".:/mosquitto/config"] } }\n`;
    const client = await start(
      {
        'config/mosquitto.conf': `${OPEN}acl_file /mosquitto/config/config/acl\n`,
        'config/acl': 'topic raed a\n',
      },
      { settings: { target: '' } },
    );
    await client.until(() => state() !== undefined);
    expect(state()).not.toHaveProperty('targetFrom');
    client.write('compose.yaml', service('1.6.15'));
    await client.changed(1, 'compose.yaml');
    await client.until(() => state()?.target === '1.6.15');
    expect(state()?.targetFrom).toBe('compose.yaml');
    expect(client.rules('config/acl')).toEqual(['1 acl-access-invalid']);
  });

  it('both ends of a bridge are compared where the settings name the other end, and again when that changes', async () => {
    const client = await start({
      'edge/mosquitto.conf': `${OPEN}connection cloud\naddress 192.168.1.20\ntopic house/# out 1\n`,
      'cloud/mosquitto.conf': 'listener 1883\nallow_anonymous true\nacl_file acl\n',
      'cloud/acl': 'topic read house/#\n',
      'edge/checkconfig.yaml': 'bridges: { cloud: { configuration: ../cloud/mosquitto.conf } }\n',
    });
    await client.until(() => client.rules('edge/mosquitto.conf').length > 0);
    expect(client.rules('edge/mosquitto.conf')).toEqual(['5 far-end-topic-denied']);
    const [found] = client.published.get(client.uri('edge/mosquitto.conf'))!.diagnostics;
    expect(found?.relatedInformation).toMatchObject([
      { location: { uri: client.uri('cloud/mosquitto.conf'), range: { start: { line: 2 } } } },
    ]);
    client.write('cloud/acl', 'topic house/#\n');
    await client.changed(2, 'cloud/acl');
    await client.until(() => client.rules('edge/mosquitto.conf').length === 0);
  });

  it('who starts a broker is told how the configuration is read', async () => {
    const client = await start(
      { 'mosquitto.conf': OPEN, 'conf.d/a.conf': '', 'checkconfig.yaml': 'target: "2.0"\ncwd: conf.d\n' },
      { settings: { target: '1.6', map: { '/mosquitto': './mosquitto' } } },
    );
    expect(await client.request('mosquitto/startOptions', client.document('mosquitto.conf'))).toEqual({
      target: '2.0.22',
      cwd: `${client.folder}/conf.d`,
      map: { '/mosquitto': `${client.folder}/mosquitto` },
    });
  });

  it('what is wrong with settings is told once, and the server goes on', async () => {
    const client = await start({ 'mosquitto.conf': 'listner 1\n', 'checkconfig.yaml': 'a: [\n' });
    await client.until(() => client.published.size > 0);
    expect(client.shown).toHaveLength(1);
    expect(client.shown[0]).toMatch(/^mosquitto: the settings ".*checkconfig\.yaml" are not well-formed: /);
  });

  it('folders come and go', async () => {
    const client = await start(
      { 'a/mosquitto.conf': OPEN, 'b/mosquitto.conf': 'listner 1\n' },
      { folders: ['a'] },
    );
    await client.until(() => client.published.size === 1);
    const b = { uri: client.uri('b'), name: 'b' };
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [b], removed: [] },
    });
    await client.until(() => client.rules('b/mosquitto.conf').length > 0);
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [b] },
    });
    await client.until(() => client.rules('b/mosquitto.conf').length === 0);
  });
});

describe('a person gets', () => {
  const FILES = {
    'mosquitto.conf':
      'listener 1883 127.0.0.1\nallow_anonymous false\npassword_file passwd\nacl_file acl\nautosave_interval 60\n',
    passwd: ANA,
    acl: 'user ana\ntopic read a\n',
  };

  it('a fix for what is wrong', async () => {
    const client = await start({});
    await client.open('mosquitto.conf', 'listener 1883 127.0.0.1\nallow_anonymous yes\n');
    await client.until(() => client.published.size > 0);
    const [diagnostic] = client.published.get(client.uri('mosquitto.conf'))!.diagnostics;
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: client.document('mosquitto.conf'),
      range: diagnostic!.range,
      context: { diagnostics: [diagnostic], only: ['quickfix'] },
    });
    const edits = actions.flatMap(({ edit }) => Object.values(edit?.changes ?? {}).flat());
    expect(edits).toContainEqual({ range: diagnostic!.range, newText: 'true' });
  });

  it('a user renamed in every file', async () => {
    const client = await start(FILES);
    await client.open('acl', FILES.acl, 'mosquitto-acl');
    const place = { textDocument: client.document('acl'), position: { line: 0, character: 6 } };
    const { changes } = await client.request<WorkspaceEdit>('textDocument/rename', {
      ...place,
      newName: 'eva',
    });
    expect(changes).toEqual({
      [client.uri('acl')]: [
        { range: { start: { line: 0, character: 5 }, end: { line: 0, character: 8 } }, newText: 'eva' },
      ],
      [client.uri('passwd')]: [
        { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } }, newText: 'eva' },
      ],
    });
    const refused = client.request('textDocument/rename', { ...place, newName: '' });
    await expect(refused).rejects.toMatchObject({ code: -32600 });
  });

  it('an answer from every feature', async () => {
    const client = await start(FILES);
    await client.open('mosquitto.conf', FILES['mosquitto.conf']);
    const textDocument = client.document('mosquitto.conf');
    const position = { line: 2, character: 16 };
    const range = { start: { line: 0, character: 0 }, end: { line: 4, character: 0 } };
    const context = { includeDeclaration: true, diagnostics: [] };
    const options = { tabSize: 2, insertSpaces: true };
    const more = { ch: '\n', positions: [position], query: 'ana', previousResultId: 'none' };
    for (const feature of FEATURES) {
      const answer = await client.request(feature, {
        textDocument,
        position,
        range,
        context,
        options,
        ...more,
      });
      expect(answer, feature).toBeTruthy();
    }
    expect(client.logged).toEqual([]);
  });

  it('of coloured words only what changed', async () => {
    const client = await start({});
    await client.open('mosquitto.conf', OPEN);
    const textDocument = client.document('mosquitto.conf');
    const full = await client.request<SemanticTokens>('textDocument/semanticTokens/full', { textDocument });
    await client.change('mosquitto.conf', { text: `# note\n${OPEN}` });
    const { edits } = await client.request<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', {
      textDocument,
      previousResultId: full.resultId,
    });
    const data = [...full.data];
    for (const { start, deleteCount, data: inserted = [] } of edits)
      data.splice(start, deleteCount, ...inserted);
    const fresh = await client.request<SemanticTokens>('textDocument/semanticTokens/full', { textDocument });
    expect(data).toEqual(fresh.data);
    expect(edits.flatMap(({ data: inserted = [] }) => inserted).length).toBeLessThan(fresh.data.length);
  });

  it('texts and pictures beyond the protocol', async () => {
    const client = await start(FILES);
    const document = client.document('mosquitto.conf');
    const ask = (method: string, params: object) =>
      client.request<string | null>(`mosquitto/${method}`, params);
    expect(await ask('effective', document)).toContain('allow_anonymous');
    expect(await ask('diagram', document)).toMatch(/^<svg /);
    expect(await ask('explain', { ...document, position: { line: 4, character: 3 } })).toContain(
      'autosave_interval',
    );
    expect(await ask('explain', { word: 'max_keepalive' })).toContain('max_keepalive');
    expect(await ask('explain', { word: 'nothing-of-this-name' })).toBeNull();
    expect(await ask('rule', { rule: 'open-to-everybody' })).toContain('# open-to-everybody');
    expect(await ask('rule', { rule: 'nothing' })).toBeNull();
    expect(await ask('effective', { uri: 'file:///nowhere' })).toBeNull();
  });

  it('no hints and lenses where the settings say so', async () => {
    const client = await start(FILES, { settings: { inlayHints: false, codeLens: false } });
    const textDocument = client.document('mosquitto.conf');
    const range = { start: { line: 0, character: 0 }, end: { line: 5, character: 0 } };
    expect(await client.request('textDocument/inlayHint', { textDocument, range })).toEqual([]);
    expect(await client.request('textDocument/codeLens', { textDocument })).toEqual([]);
  });

  it('the edits and the report of an upgrade', async () => {
    const client = await start({});
    await client.open('mosquitto.conf', 'port 1883\n');
    const uri = client.uri('mosquitto.conf');
    const { report, edit } = await client.request<UpgradeResult>('mosquitto/upgrade', {
      uri,
      from: '1.6',
      to: '2.1',
    });
    expect(report).toContain('# From Mosquitto 1.6.15 to 2.1.2');
    expect(Object.keys(edit!.changes!)).toEqual([uri]);
    const back = client.request('mosquitto/upgrade', { uri, from: '9.9', to: '2.1' });
    await expect(back).rejects.toThrow('there is no release "9.9"');
  });

  it('the cases of test files, open or not, and no formatting of their language unless it is asked for', async () => {
    const tests = `configuration: m.conf
clients: { a: {} }
access: "client t\\na r"
cases:
  - name: \${n} comes
    for: { n: [one, two] }
    when: [{ connect: a }]
`;
    const client = new Client({ 'm.conf': OPEN, 'a.mosquitto-test.yaml': tests });
    clients.push(client);
    const { capabilities } = await client.start();
    expect(capabilities.documentFormattingProvider).toBe(true);
    const cases = () => client.request('mosquitto/testCases', client.document('a.mosquitto-test.yaml'));
    expect(await cases()).toMatchObject([
      { name: 'access: a' },
      { name: 'one comes', range: { start: { line: 4, character: 10 } } },
      { name: 'two comes', range: { start: { line: 4, character: 10 } } },
    ]);
    await client.open('a.mosquitto-test.yaml', 'configuration: m.conf\ncases: [{ name: b }]\n', 'yaml');
    expect(await cases()).toBeNull();
    expect(await client.request('mosquitto/testCases', client.document('nowhere.yaml'))).toBeNull();
  });

  it('formatting for the languages that the client names', async () => {
    const dynamic = { dynamicRegistration: true };
    const client = new Client(
      {},
      {
        initializationOptions: { formattedLanguages: ['mosquitto-conf'] },
        capabilities: {
          textDocument: { formatting: dynamic, rangeFormatting: dynamic, onTypeFormatting: dynamic },
        },
      },
    );
    clients.push(client);
    const registered: unknown[] = [];
    client.connection.onRequest('client/registerCapability', ({ registrations }) => {
      registered.push(...registrations);
      return null;
    });
    const { capabilities } = await client.start();
    expect(capabilities.documentFormattingProvider).toBeUndefined();
    await client.request('mosquitto/targets', {});
    for (const name of ['formatting', 'rangeFormatting', 'onTypeFormatting'])
      expect(registered).toContainEqual(
        expect.objectContaining({
          method: `textDocument/${name}`,
          registerOptions: expect.objectContaining({ documentSelector: [{ language: 'mosquitto-conf' }] }),
        }),
      );
  });
});

describe('it survives', () => {
  it('requests without parameters, with wrong parameters, and of an unknown method', async () => {
    const client = await start({ 'mosquitto.conf': OPEN });
    const position = { line: 1e6, character: 1e6 };
    await client.open('mosquitto.conf', OPEN);
    const nowhere = await client.request('textDocument/completion', {
      textDocument: { uri: 'file:///nowhere/x.conf' },
      position,
    });
    expect(nowhere).toBeNull();
    for (const params of [
      {},
      { textDocument: null, position: null },
      { textDocument: { uri: '%' }, position },
    ])
      await client.request('textDocument/completion', params).catch(() => {});
    expect(await client.request('mosquitto/startOptions', { uri: 'file:///nowhere/x.conf' })).toBeNull();
    await expect(client.request('mosquitto/nothing', {})).rejects.toThrow(/nothing/);
    await expect(
      client.request('mosquitto/setTarget', { ...client.document('mosquitto.conf'), target: '9.9' }),
    ).rejects.toThrow('there is no release "9.9"');
    client.process.stdin!.write('Content-Length: 9\r\n\r\n{"a": [}x');
    expect(await client.request('mosquitto/targets', {})).toContainEqual(
      expect.objectContaining({ name: 'debian-12', release: '2.0.11' }),
    );
  });

  it('a cancelled request is answered as such', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`${index}/mosquitto.conf`, OPEN]),
    );
    const client = await start(files);
    const { CancellationTokenSource } = await import('vscode-languageserver-protocol/node');
    const source = new CancellationTokenSource();
    const answer = client.connection.sendRequest(
      'textDocument/completion',
      { textDocument: client.document('0/mosquitto.conf'), position: { line: 0, character: 0 } },
      source.token,
    );
    source.cancel();
    await expect(answer).rejects.toMatchObject({ code: -32800 });
  });

  it('ends with 0 after a shutdown and with 1 without', async () => {
    const polite = await start({});
    expect(await polite.stop()).toBe(0);
    const rude = await start({});
    await rude.connection.sendNotification('exit');
    expect(await rude.exited).toBe(1);
  });
});
