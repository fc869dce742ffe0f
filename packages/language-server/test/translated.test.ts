import { at, directives, latest } from '@mosquitto-conf/config';
import { aclLines, aclTypes, everyConfigText } from '@mosquitto-conf/config/internal';
import { rules } from '@mosquitto-conf/validator';
import { knownPlugins, validatorTexts } from '@mosquitto-conf/validator/internal';
import { describe, expect, it } from 'vitest';
import type { MarkupContent } from 'vscode-languageserver-types';
import { bracketedParts, untranslated } from '../../../test/support/untranslated.js';
import { AUTHORITY, SERVER, SERVER_KEY, SOON } from '../../validator/src/examples/example-files.js';
import {
  doComplete,
  doHover,
  doResolve,
  doSignatureHelp,
  getCodeLenses,
  getInlayHints,
  type ParsedDocument,
  parseDocument,
} from '../src/index.js';
import { languageServerTexts } from '../src/texts/index.js';
import { open } from './support/open.js';

const LANGUAGE = bracketedParts(
  [...everyConfigText(), ...validatorTexts, ...languageServerTexts].flatMap((group) => Object.values(group)),
);

/** Names of parameters, ACL types, plugins and rules, the subjects of the certificates, and where an announcement is written. */
const NAMES = [
  'Deprecations',
  'CN=Fixture authority, O=Fixtures',
  ...aclTypes,
  ...[...directives.map(({ kind }) => at(kind, latest)), ...aclLines].flatMap(({ parameters = [] }) =>
    parameters.map(({ name }) => name),
  ),
  ...knownPlugins.flatMap(({ name, options }) => [name, ...options]),
  ...rules.map(({ id }) => id),
];

function textOf(content: MarkupContent | string | undefined): string {
  return typeof content === 'object' ? content.value : (content ?? '');
}

/** What the server says of a document, wherever the cursor is: behind each character that begins or ends a word. */
function said(document: ParsedDocument): string[] {
  const { text } = document;
  const whole = { start: { line: 0, character: 0 }, end: text.positionAt(text.getText().length) };
  const places = [...text.getText().matchAll(/\b|(?<= )|^/gm)].map(({ index }) => text.positionAt(index));
  const found = new Set(
    places.flatMap((position) => {
      const signature = doSignatureHelp(document, position)?.signatures[0];
      return [
        textOf(doHover(document, position)?.contents as MarkupContent | undefined),
        textOf(signature?.documentation),
        ...(signature?.parameters ?? []).map(({ documentation }) => textOf(documentation)),
        ...doComplete(document, position).items.flatMap((item) => [
          item.detail ?? '',
          // What a snippet inserts is a configuration.
          textOf(item.documentation).startsWith('```') ? '' : textOf(doResolve(item, LANGUAGE).documentation),
        ]),
      ];
    }),
  );
  for (const { label, tooltip } of getInlayHints(document, whole))
    found.add(`${label} ${textOf(tooltip as MarkupContent)}`);
  for (const { command } of getCodeLenses(document, ['mosquitto.showDiagram', 'mosquitto.startTestBroker']))
    found.add(command?.title ?? '');
  return [...found].filter((one) => one !== '');
}

/** The words in English that the server writes about files, although the language has them. */
function strayWordsOf(files: Readonly<Record<string, string>>, target: string): string[] {
  const { project } = open(files, { target, language: LANGUAGE });
  const known = [...NAMES, ...Object.keys(files), ...Object.values(files)];
  const texts = Object.keys(files).flatMap((file) => {
    const document = parseDocument(`file:///project/${file}`, project);
    return document ? said(document) : [];
  });
  expect(texts).not.toEqual([]);
  return texts.flatMap((text) => untranslated(text, known).map((word) => `${word}: ${text}`));
}

describe.each(['latest', '2.0', '1.6'])(
  'what is written about each directive and its values in %s',
  (target) => {
    it.each(directives.map(({ name, example }) => [name, example] as const))('%s', (_, example) => {
      expect(strayWordsOf({ 'mosquitto.conf': `${example.join('\n')}\n` }, target)).toEqual([]);
    });
  },
);

const HASH = `$7$101$${'A'.repeat(16)}$${'A'.repeat(86)}==`;

it.each<[about: string, files: Readonly<Record<string, string>>]>([
  [
    'access files',
    {
      'mosquitto.conf': 'listener 1883\npassword_file p\nacl_file a\nlistener 8883\npsk_hint x\npsk_file k\n',
      p: `ana:${HASH}\nana:${HASH}\nrui:\neva:x\nbad\n`,
      a: 'topic read #\nuser ana\ntopic readwrite a/+/#\ntopic deny a/b\ntopic a/+\nuser rui\npattern write %u/%c/#\n',
      k: 'ana:abcd\nrui:xyz\nana:abcd\n',
    },
  ],
  [
    'certificates',
    {
      'mosquitto.conf':
        'listener 8883\ncertfile c\nkeyfile k\ncafile d\nlistener 8884\ncertfile e\nkeyfile k\n',
      c: SERVER,
      k: SERVER_KEY,
      d: AUTHORITY,
      e: SOON,
    },
  ],
  [
    'dynamic security',
    {
      'mosquitto.conf':
        'listener 1883\nplugin /usr/lib/mosquitto_dynamic_security.so\nplugin_opt_config_file d.json\n',
      'd.json': JSON.stringify(
        {
          defaultACLAccess: { publishClientSend: false },
          clients: [
            {
              username: 'ana',
              clientid: 'x',
              roles: [{ rolename: 'r', priority: 1 }],
              groups: [{ groupname: 'g' }],
            },
            { username: 'rui', disabled: true },
          ],
          groups: [{ groupname: 'g', roles: [{ rolename: 'r' }] }],
          roles: [
            { rolename: 'r', acls: [{ acltype: 'publishClientSend', topic: 'a', priority: 0, allow: true }] },
            { rolename: 'empty', acls: [] },
          ],
          anonymousGroup: 'g',
        },
        null,
        1,
      ),
    },
  ],
  [
    'included files, and lines that are replaced',
    {
      'mosquitto.conf':
        'include_dir conf.d\nmax_keepalive 60\nmax_keepalive 70\npersistence true\npersistence_location /x/\nmount_point a/\n',
      'conf.d/one.conf':
        'listener 1883 127.0.0.1\nmount_point y/\n# checkconfig-disable local-only, security\nport 1\n',
      'conf.d/two.conf': 'listener 0 /x.sock\n# checkconfig-disable-next-line\nallow_anonymous true\n',
    },
  ],
  [
    'bridges',
    {
      'mosquitto.conf':
        'connection nuvem\naddress nuvem.example.com:1883\ntopic # both 2 aqui/ ali/\ntopic a out\ntopic b in 1\nconnection vazia\nremote_password abc\n',
    },
  ],
])('what is written about %s', (_, files) => {
  for (const target of ['latest', '2.0', '1.6']) expect(strayWordsOf(files, target)).toEqual([]);
});
