import { analyse, latest } from '@mosquitto-conf/config';
import { exampleHost } from '@mosquitto-conf/validator/internal';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { completeTests } from '../src/service/tests/complete-tests.js';
import { fixTests } from '../src/service/tests/fix-tests.js';
import { hoverTests } from '../src/service/tests/hover-tests.js';
import { openTestDocument } from '../src/service/tests/test-document.js';
import { validateTests } from '../src/service/tests/validate-tests.js';

const uri = 'file:///project/a.mosquitto-test.yaml';

/** What the tests are for. */
const FILES = {
  'm.conf': `listener 1883
plugin /lib/mosquitto_dynamic_security.so
plugin_opt_config_file dynsec.json
connection cloud
address 192.168.1.20
topic a
connection office
address 192.168.1.21
topic b
`,
  '/lib/mosquitto_dynamic_security.so': '\u007fELF\0mosquitto_plugin_version\0',
  'dynsec.json': '{"clients": [{"username": "ana"}]}',
};

/** A test file beside `m.conf`, with the cursor at `<|>`. */
async function open(marked: string) {
  const offset = Math.max(0, marked.indexOf('<|>'));
  const text = TextDocument.create(uri, 'yaml', 1, marked.replace('<|>', ''));
  const document = await openTestDocument(text, {
    isFile: (path) => path === 'm.conf' || path === 'x.js',
    analysisOf: async (path) =>
      path === 'm.conf' ? analyse(path, latest, exampleHost(FILES, undefined)) : undefined,
  });
  return { document, position: text.positionAt(offset) };
}

async function labels(marked: string): Promise<string[]> {
  const { document, position } = await open(marked);
  return (await completeTests(document, position)).items.map(({ label }) => label);
}

const HEAD = 'configuration: m.conf\nclients:\n  alice: {}\n  bob: {}\ncertificates: { ca: {} }\n';
const CASE = `${HEAD}cases:\n  - name: a\n    given: { carol: {} }\n`;

describe('diagnostics are those of the terminal', () => {
  test.each([
    ['configuration: m.conf\nclents: {}\n', '1:0-6 There is no "clents" here. Did you mean "clients"?'],
    ['configuration: n.conf\n', '0:15-21 There is no file "n.conf" here.'],
    ['configuration: [m.conf, n.conf]\n', '0:24-30 There is no file "n.conf" here.'],
    ['configuration: "*.conf"\n', undefined],
    ['configuration: m.conf\ntargets: [2.0.22, 7.1]\n', /^1:18-21 There is no release "7\.1"/],
    [`${HEAD}cases: [{ name: a, when: [{ connect: alcie }] }]\n`, /Did you mean "alice"\?$/],
    [
      'configuration: m.conf\nbridges: { clowd: {} }\n',
      '1:11-16 There is no bridge "clowd". Did you mean "cloud"?',
    ],
    ['configuration: [m.conf, "*.conf"]\nbridges: { clowd: {} }\n', undefined],
    [
      'configuration: m.conf\nplugins: { /lib/x.so: x.js }\n',
      '1:11-20 There is no plugin "/lib/x.so". Possible: /lib/mosquitto_dynamic_security.so.',
    ],
    [
      'configuration: m.conf\npasswords: { dynsec.json: { anna: secret, ana: secret } }\n',
      '1:28-32 There is no client "anna". Did you mean "ana"?',
    ],
    [`${HEAD}cases: [`, /^\d+:\d+-\d+ This is not well-formed YAML/],
  ])('%j', async (text, expected) => {
    const { document } = await open(text);
    const found = validateTests(document).map(
      ({ range: { start, end }, message }) => `${start.line}:${start.character}-${end.character} ${message}`,
    );
    if (expected === undefined) expect(found).toEqual([]);
    else if (typeof expected === 'string') expect(found).toEqual([expected]);
    else expect(found).toEqual([expect.stringMatching(expected)]);
  });

  test('a fix writes what was meant', async () => {
    const { document } = await open('configuration: m.conf\nclents: {}\n');
    const at = { line: 1, character: 2 };
    const [fix, ...others] = fixTests(document, { start: at, end: at });
    expect(others).toEqual([]);
    expect(fix?.title).toBe('Change to "clients"');
    expect(TextDocument.applyEdits(document.text, fix?.edit?.changes?.[uri] ?? [])).toBe(
      'configuration: m.conf\nclients: {}\n',
    );
    const top = { line: 0, character: 0 };
    expect(fixTests(document, { start: top, end: top })).toEqual([]);
  });
});

describe('completion', () => {
  test.each([
    // Keys.
    ['<|>', ['configuration', 'targets', 'root']],
    ['configuration: m.conf\ncl<|>', ['targets', 'root', 'map']],
    [`${HEAD}cases:\n  - <|>`, ['name', 'for', 'given']],
    [`${CASE}    <|>`, ['for', 'when', 'then']],
    [`${CASE}    when:\n      - { publish: a, q<|> }`, ['connect', 'subscribe', 'unsubscribe']],
    [`${CASE}    then: { <|>`, ['connect', 'messages', 'connected']],
    ['clients:\n  alice:\n    <|>\n', ['listener', 'bridge', 'version']],
    // Words.
    [`${CASE}    when: [{ connect: bob, then: <|> }]`, ['accepted', 'denied', 'refused']],
    [`${CASE}    when: [{ publish: a, qos: <|> }]`, ['0', '1', '2']],
    [`${CASE}    when: [{ publish: a, retain: t<|> }]`, ['true', 'false']],
    ['certificates: { a: { is: <|> } }', ['authority', 'server', 'client']],
    ['targets: [<|>]', ['latest', 'debian-10', 'debian-11']],
    // Names.
    [`${CASE}    when: [{ connect: <|> }]`, ['alice', 'bob', 'carol']],
    [`${CASE}    when: [{ cut: [bob, <|>] }]`, ['alice', 'bob', 'carol']],
    [`${CASE}    when: [{ publish: a, as: c<|> }]`, ['alice', 'bob', 'carol']],
    [`${CASE}    then: { messages: { alice: [], <|> } }`, ['bob', 'carol']],
    [`${CASE}    then: { connected: { <|> } }`, ['alice', 'bob', 'carol']],
    ['certificates: { ca: {} }\nclients: { dave: { certificate: <|> } }', ['ca']],
    ['certificates: { ca: {}, x: { by: <|> } }', ['ca', 'x']],
    ['configuration: m.conf\nbridges: { <|> }', ['cloud', 'office']],
    ['bridges: { cloud: {} }\nclients: { dave: { bridge: <|> } }', ['cloud']],
    [`bridges: { cloud: {} }\n${CASE}    when: [{ cut: <|> }]`, ['alice', 'bob', 'carol', 'cloud']],
    [`bridges: { cloud: {} }\n${CASE}    when: [{ connect: <|> }]`, ['alice', 'bob', 'carol']],
    [`bridges: { cloud: {} }\n${CASE}    then: { connected: { <|> } }`, ['alice', 'bob', 'carol', 'cloud']],
    // Nothing in texts and comments.
    [`${CASE}    when: [{ publish: a, payload: the do<|> }]`, []],
    ['# a com<|>', []],
    ['access: |\n  client a\n  al<|>\n', []],
  ])('%j', async (text, expected) => {
    const found = await labels(text);
    if (expected.length === 0) expect(found).toEqual([]);
    else expect(found.slice(0, expected.length)).toEqual(expected);
  });

  test('a key comes with its colon, unless there is one', async () => {
    const accept = async (marked: string) => {
      const { document, position } = await open(marked);
      const { items } = await completeTests(document, position);
      const item = items.find(({ label }) => label === 'clients')!;
      expect(item.documentation).toMatch(/^Clients of all cases/);
      return TextDocument.applyEdits(document.text, [item.textEdit as never]);
    };
    expect(await accept('cli<|>')).toBe('clients: ');
    expect(await accept('cl<|>i: {}')).toBe('clients: {}');
  });
});

describe('hover', () => {
  test.each([
    ['conf<|>iguration: m.conf', /^The main file/],
    ['configuration: m.c<|>onf', /^The main file/],
    [`${CASE}    when: [{ connect: bob, th<|>en: denied }]`, /accepted by default.*\n\nPossible: `accepted`/],
    [`${CASE}    wh<|>en: [{ connect: bob`, /^What happens/],
    [`${CASE}<|>`, undefined],
    ['unknown<|>: 1', undefined],
  ])('%j', async (marked, expected) => {
    const { document, position } = await open(marked);
    const { value } = ((await hoverTests(document, position))?.contents ?? {}) as { value?: string };
    if (expected === undefined) expect(value).toBeUndefined();
    else expect(value).toMatch(expected);
  });
});

test('no text makes anything throw, wherever the cursor is', async () => {
  const piece = fc.constantFrom(
    ...[
      'configuration: ',
      'cases:',
      'when:',
      '- ',
      '  ',
      '\n',
      '{',
      '}',
      '[',
      ']',
      ': ',
      ', ',
      '"',
      '*a',
      '&a ',
    ],
    ...['<<', '|', '#', 'alice', 'then', '\r', '\t', '%YAML', '---', '!!', '?'],
  );
  const texts = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 30 }).map((all) => all.join('')),
  );
  await fc.assert(
    fc.asyncProperty(texts, fc.nat(), async (text, at) => {
      const offset = text.length === 0 ? 0 : at % text.length;
      const { document, position } = await open(`${text.slice(0, offset)}<|>${text.slice(offset)}`);
      const { items } = await completeTests(document, position);
      for (const { textEdit } of items) TextDocument.applyEdits(document.text, [textEdit as never]);
      await hoverTests(document, position);
      validateTests(document);
    }),
    { numRuns: 500 },
  );
});
