import { readFileSync } from 'node:fs';
import { categories, rules } from '@mosquitto-conf/validator';
import { accessFileNames, accessFileTopics, kindNames } from '@mosquitto-conf/validator/internal';
import { describe, expect, it } from 'vitest';
import { commandNames } from '../src/command-names.js';
import { commandDescriptions } from '../src/program.js';
import { texts } from '../src/texts/index.js';
import { argumentsOf, named, printed, strayWords, untranslated, WHOLE } from './language-support.js';
import { place } from './support.js';

describe('help', async () => {
  const described = await commandDescriptions();

  it.each(['checkconfig', ...commandNames])('%s', async (name) => {
    const text = await printed([...(name === 'checkconfig' ? [] : [name]), '--help'], WHOLE);
    const usages = described.flatMap(({ arguments: words, options, formats }) => [
      ...[...words, ...options].map(({ usage }) => usage),
      ...formats.map((format) => format.name),
    ]);
    const known = ['checkconfig', '-h', 'options', 'command', 'COMMAND', 'help', 'version', ...commandNames];
    expect(strayWords(text, [...known, ...usages])).toEqual([]);
  });
});

const FILES = {
  'mosquitto.conf': 'listener 1883\nallow_anonymous maybe\n',
  'open.conf': 'listener 1883 127.0.0.1\nallow_anonymous true\nlistener 1884\n',
  passwd: 'ana:$7$101$YWJj$YWJj\n',
  'other.txt': 'x\n',
  'plugin.conf': 'listener 1883\nplugin /x.so\n',
  'empty.mjs': 'export const nothing = 1;\n',
};

describe('what is wrong with the command line', () => {
  it.each([
    ['lint --nonsense'],
    ['lint --targe 2.0'],
    ['lint --target 9x F/mosquitto.conf'],
    ['lint --max-warnings many'],
    ['lint --fail-on nothing'],
    ['lint --profile hom'],
    ['lint --watch -'],
    ['lint --update-baseline'],
    ['lint --baseline F/other.txt F/open.conf'],
    ['lint --rule x=y F/open.conf'],
    ['lint --rule local-only=maybe F/open.conf'],
    ['lint --map x F/open.conf'],
    ['lint --map /x=F/missing F/open.conf'],
    ['lint --root F/passwd F/open.conf'],
    ['lint --config F/missing.yaml F/open.conf'],

    ['lint F/missing.conf'],
    ['lint F/*.nothing'],
    ['lint --changed no-such-branch F/open.conf'],
    ['lint --fix --target 1.6 --target 2.0 F/open.conf'],
    ['lint --add-suppressions --fix F/open.conf'],
    ['lnt'],
    ['-f F/open.conf F/passwd'],
    ['diff'],
    ['diff - -'],
    ['acl what F/open.conf'],
    ['acl who F/open.conf'],
    ['acl who F/open.conf a/#'],
    ['acl users F/open.conf topic'],
    ['acl users F/open.conf --listener 7'],
    ['access F/open.conf'],
    ['access F/open.conf --anonymous --user x'],
    ['access F/open.conf --password x'],
    ['access F/open.conf --publish a/#'],
    ['access F/mosquitto.conf'],
    ['active F/passwd'],
    ['active F/missing.conf'],
    ['diagram --open --format dot F/open.conf'],
    ['effective --target 1.6 --target 2.0 --target 2.1 F/open.conf'],
    ['effective --format conf --target 1.6 --target 2.0 F/open.conf'],
    ['explain'],
    ['explain listner'],
    ['explain qqqqqqqqqqqq'],
    ['format --check --write'],
    ['format F/open.conf F/mosquitto.conf'],
    ['format --write -'],
    ['init F --yes --user a --user a'],
    ['init F --yes --user a/b'],
    ['init F --yes --host !'],
    ['init F --yes'],
    ['passwd hash F/passwd'],
    ['passwd add'],
    ['passwd list F/passwd ana'],
    ['passwd remove F/passwd'],
    ['passwd remove F/passwd bob'],
    ['passwd add F/passwd a:b'],
    ['passwd hash --iterations none'],
    ['passwd hash --scheme argon2id --target 1.6'],
    ['passwd hash --scheme sha512 --iterations 5'],
    ['run --target 9x'],
    ['run --port 0'],
    ['run F/open.conf --ephemeral --bridge off --bridge connect'],
    ['run F/open.conf --ephemeral --bridge nuvem=off'],
    ['run F/open.conf --ephemeral --bridge x'],
    ['run F/open.conf --ephemeral --plugin x'],
    ['run F/open.conf --ephemeral --plugin /x.so=F/other.txt'],
    ['run F/plugin.conf --ephemeral --plugin /y.so=F/other.txt'],
    ['run F/plugin.conf --ephemeral --plugin /x.so=F/missing.mjs'],
    ['run F/plugin.conf --ephemeral --plugin /x.so=F/empty.mjs'],
    ['test F/missing'],
    ['test F/other.txt'],
    ['test --init F/missing'],
    ['test --update --watch F'],
    ['upgrade F/open.conf'],
    ['upgrade F/open.conf --from 2.0 --to 2.0'],
    ['upgrade F/open.conf --from 2.0 --target 2.1'],
    ['upgrade - --from 2.0 --write'],
    ['upgrade F/open.conf F/passwd --from 2.0'],
    ['lsp --socket 0'],
    ['lsp --clientProcessId x'],
  ])('%s', async (line) => {
    const folder = place(FILES);
    const text = await printed(argumentsOf(line, folder));
    expect(text).not.toBe('');
    for (const one of text.trimEnd().split('\n')) expect(one).toMatch(/^(checkconfig: )?⟦.*⟧$/);
  });
});

const HASH = `$7$101$${'A'.repeat(16)}$${'A'.repeat(86)}==`;

/** What is named here has no English name, so that it hides no word that is left outside. */
const READ = {
  'velho.conf': `persistence true
autosave_interval 1800
max_packet_size 2000
persistent_client_expiration 14d
log_type error
password_file senhas
acl_file regras
listener 1883
max_connections 1
plugin /opt/porteiro.so
plugin_opt_senha abc
connection nuvem
address nuvem.example:1883
topic casa/# out 1
`,
  'novo.conf': `persistence false
max_packet_size 0
memory_limit 5000000
log_type none
password_file senhas2
acl_file regras2
listener 1884 127.0.0.1
listener 1883
max_connections -1
mount_point quintal/
plugin /opt/porta.so
connection nuvem
address nuvem.example:1883
restart_timeout 5 30
topic casa/# both 1
topic quintal/# in
connection vazia
address 192.0.2.1
`,
  'livre.conf': `autosave_on_changes true
autosave_interval 1
persistence true
max_queued_messages 1
max_queued_messages 2
acl_file regras
password_file senhas
listener 1883
`,
  'recusado.conf': 'listener 1883\nallow_anonymous talvez\n',
  'partes/mosquitto.conf': 'include_dir x.d\npid_file /run/x.pid\n',
  'partes/x.d/um.conf': 'listener 1883\nallow_anonymous true\n',
  senhas: `ana:${HASH}\nrui:${HASH}\n`,
  senhas2: `ana:${HASH}\neva:${HASH}\n`,
  regras: 'topic read casa/#\nuser ana\ntopic readwrite casa/#\ntopic deny casa/cofre\nuser zeca\ntopic x\n',
  'casa.mosquitto-test.yaml': `configuration: livre.conf
targets: ['2.0']
passwords: { senhas: { ana: x, rui: y } }
clients:
  ana: { username: ana, password: x }
  rui: { username: rui, password: z }
access: |
  client  casa/porta  casa/cofre
  ana     rw          rw
cases:
  - name: um
    then: { connect: { ana: denied, rui: accepted } }
  - name: dois
    when: [{ as: ana, subscribe: 'casa/#' }, { as: ana, publish: casa/porta, payload: x }]
    then: { messages: { ana: [{ topic: casa/cofre, payload: x }] } }
  - name: tres
    when: [{ connect: ana }]
    then: { retained: { casa/porta: x } }
  - name: quatro
    when: [{ connect: ana }]
    then: { log: [xyz] }
  - name: cinco
    when: [{ connect: ana }]
    then: { sys: { casa/x: '9' } }
`,
  'ruim.mosquitto-test.yaml': 'configuration: livre.conf\ncasos: []\naccess: 5\n',
  'pior.mosquitto-test.yaml': `configuration: livre.conf
passwords: { senhas: { ana: x } }
clients: { ana: { certificate: foo } }
access: |
  client casa/# x
  bia    rw
cases:
  - name: um
  - name: dois
    when: [{ send: xx }, { as: ana }, { as: bob, publish: x, then: accepted, payload: y }, { wait: 3x }, { wait: 1, restart: true }]
`,
  'falta.mosquitto-test.yaml': 'configuration: nada.conf\ncases: [{ name: um, then: { log: x } }]\n',
  regras2: 'user ana\ntopic read casa/#\npattern write %u/x\n',
};

/** What `checkconfig explain` knows, and its examples of files. */
const EXPLAINED = [
  ...accessFileNames(),
  ...accessFileTopics.flatMap(({ example }) => example),
  ...kindNames(),
  ...rules.map(({ id }) => id),
  ...Object.keys(categories),
];

/** Names of steps and engines, and what the broker logs in English of a client that is asked for nothing. */
const TESTED = ['disconnect', 'cut', 'expect', 'embedded', 'Sending PINGRESP to', 'Received PINGREQ from'];

/** A diagram without its tags, styles and keywords: what is left is what people read. */
function withoutSyntax(text: string): string {
  if (text.startsWith('<svg ')) return text.replaceAll(/<style>.*?<\/style>|<[^>]*>/gs, ' ');
  if (text.startsWith('digraph ')) return quoted(text, /label="([^"]*)"/g).replaceAll('\\l', ' ');
  if (!text.startsWith('flowchart ')) return text;
  const labels = quoted(text, /\["([^"]*)"\]/g).replaceAll('<br/>', ' ');
  return labels.replaceAll(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

/** What the pattern finds between quotes. */
function quoted(text: string, pattern: RegExp): string {
  return [...text.matchAll(pattern)].map(([, label]) => label).join(' ');
}

describe('what is printed', () => {
  it.each([
    ['diff F/velho.conf F/novo.conf'],
    ['diff F/novo.conf F/velho.conf --target 2.0'],
    ['diff F/velho.conf F/novo.conf --format markdown'],
    ['diff F/velho.conf F/velho.conf'],
    ['diff F/velho.conf F/recusado.conf'],
    ['effective F/velho.conf'],
    ['effective F/novo.conf --all'],
    ['effective F/livre.conf --format markdown'],
    ['effective F/recusado.conf --set-only'],
    ['effective F/velho.conf --target 1.6 --target 2.1'],
    ['effective F/velho.conf --target 1.6 --target 2.1 --format markdown'],
    ['effective F/recusado.conf --format conf'],
    ['access F/livre.conf --user ana --publish casa/porta --subscribe casa/# --receive casa/cofre'],
    ['access F/livre.conf --user bia'],
    ['access F/livre.conf --anonymous'],
    ['access F/livre.conf --matrix'],
    ['acl users F/livre.conf'],
    ['acl unused F/livre.conf'],
    ['acl who F/livre.conf casa/porta'],
    ['active F/partes/mosquitto.conf'],
    ['active F/recusado.conf'],
    ['explain --list'],
    ['explain max_packet_size'],
    ['explain bridge_protocol_version'],
    ['explain auth_plugin'],
    ['explain port --target 1.6'],
    ['explain acl-file'],
    ['explain %u'],
    ['explain duration'],
    ['explain integer'],
    ['explain security'],
    ['explain acl-*'],
    [`explain ana:${HASH}`],
    ['passwd list F/senhas'],
    ['upgrade F/velho.conf --from 1.6 --to 2.1'],
    ['upgrade F/livre.conf --from 2.0'],
    ['lint F/livre.conf F/recusado.conf --info'],
    ['lint F/velho.conf --target 1.6 --target 2.1'],
    ['format F/velho.conf'],
    ['format F/velho.conf --check'],
    ['format F/velho.conf --write'],
    ['diagram F/velho.conf --format mermaid'],
    ['diagram F/novo.conf --format mermaid --target 2.0'],
    ['diagram F/velho.conf --format dot'],
    ['diagram F/recusado.conf --format dot'],
    ['diagram F/livre.conf --format svg'],
    ['test F/'],
    ['test F/ --coverage'],
    ['test F/ --update'],
    ['test --init F/livre.conf'],
    ['init F/novo --yes --user ana'],
    ['init F/novo --yes --anonymous'],
    ['passwd add F/senhas bia --generate'],
    ['passwd remove F/senhas ana'],
    ['passwd hash F/senhas'],
  ])('%s', async (line) => {
    const folder = place(READ);
    const text = await printed(argumentsOf(line, folder));
    expect(text).not.toBe('');
    const known = [
      folder,
      ...named(line),
      ...(line.startsWith('explain') ? EXPLAINED : []),
      ...(line.startsWith('test') ? TESTED : []),
      ...(line.startsWith('init') ? ['passwd'] : []),
      ...Object.keys(READ),
      ...Object.values(READ),
    ];
    expect(untranslated(withoutSyntax(text), known)).toEqual([]);
  });
});

it('the first test file is in the language too', async () => {
  const folder = place(READ);
  await printed(['test', '--init', `${folder}/livre.conf`], WHOLE);
  const file = readFileSync(`${folder}/livre.mosquitto-test.yaml`, 'utf8');
  const texts = [...file.matchAll(/^#(.*)$|- name: (.*)$/gm)].map(
    ([, comment, name]) => comment ?? name ?? '',
  );
  expect(texts.length).toBeGreaterThan(3);
  for (const text of texts) expect(text.trim().replaceAll('"', '')).toMatch(/^⟦.*⟧$/);
});

it('what several commands say is one text', () => {
  const where = new Map<string, string[]>();
  for (const { group, key, template } of texts.flatMap((group) => Object.values(group)))
    where.set(template, [...(where.get(template) ?? []), `${group}.${key}`]);
  const several = [...where].filter(([, names]) => new Set(names.map((name) => name.split('.')[0])).size > 1);
  // A step that is passed and a test that has passed are different words in most languages.
  expect(several.filter(([template]) => template !== 'passed')).toEqual([]);
});
