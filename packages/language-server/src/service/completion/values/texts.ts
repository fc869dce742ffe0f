import { localUsername, pluginUse } from '@mosquitto-conf/config/directives';
import type { TextKind, TextRole } from '@mosquitto-conf/config/internal';
import { knownPlugin, knownPlugins } from '@mosquitto-conf/validator/internal';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { completionTexts as texts } from '../../../texts/completion.js';
import { tailFrom, typedOf } from '../../cursor.js';
import { fileOffers, type Wanted } from '../files.js';
import { knownUsers } from '../names.js';
import { choiceOffers, nameOffers, type Offer } from '../offer.js';
import { type Provider, standardOf, type Value } from './value.js';

/** A file that does not look like an access file. */
const OTHERS = [
  '.conf',
  '.so',
  '.pem',
  '.crt',
  '.key',
  '.crl',
  '.csr',
  '.db',
  '.log',
  '.pid',
  '.md',
  '.json',
];

const FILES: Partial<Readonly<Record<TextRole, Wanted>>> = {
  certificate: { endings: ['.pem', '.crt', '.cer', '.crl'] },
  'private-key': { endings: ['.key', '.pem'] },
  plugin: { endings: ['.so'] },
  folder: { endings: [] },
  file: { others: OTHERS },
  'new-file': { endings: ['.db', '.pid'] },
};

/** What a text names decides. */
export const textOffers: Provider = (value) => {
  const { kind, cursor, document } = value;
  const { role } = kind as TextKind;
  const span = tailFrom(cursor, 1);
  const files = FILES[role];
  if (files) {
    const likely = role === 'file' ? { likely: value.directive.name.slice(0, 3) } : {};
    return [...standardOffers(value), ...fileOffers(cursor, span, { ...files, ...likely })];
  }
  const choices = choiceOffers(
    document.project,
    kind.choices?.(document.project.release) ?? [],
    standardOf(value),
  );
  return [...choices, ...(NAMES[role]?.(value) ?? [])].map((offer) => ({ ...offer, span }));
};

/** The default name of a file. */
function standardOffers(value: Value): readonly Offer[] {
  const standard = standardOf(value);
  return standard === undefined
    ? []
    : [
        {
          label: standard,
          kind: CompletionItemKind.File,
          detail: value.document.project.say(texts.default),
          span: tailFrom(value.cursor, 1),
          sort: '0',
        },
      ];
}

const NAMES: Partial<Readonly<Record<TextRole, Provider>>> = {
  name: ownNames,
  interface: ({ document }) =>
    [...(document.project.host.interfaces() ?? [])].map(([label, addresses]) => ({
      label,
      kind: CompletionItemKind.Value,
      detail: addresses.join(', '),
    })),
  host: ({ document }) => addressOffers(document.project.host.interfaces()),
  user: (value) =>
    ['root', standardOf(value)].flatMap((label): Offer[] =>
      label !== undefined && value.document.project.host.hasUser(label) === true
        ? [
            {
              label,
              kind: CompletionItemKind.Constant,
              detail: label === standardOf(value) ? value.document.project.say(texts.default) : undefined,
            },
          ]
        : [],
    ),
};

/** Plugins that have a name, and the users of this broker. */
function ownNames({ directive, document, cursor }: Value): readonly Offer[] {
  const { project } = document;
  if (directive === pluginUse) {
    return project.analysis.configuration.plugins.flatMap(({ name, path }): Offer[] =>
      name === undefined ? [] : [{ label: name, kind: CompletionItemKind.Module, detail: path }],
    );
  }
  if (directive !== localUsername) return [];
  return nameOffers(
    knownUsers(project).map((user) => [user]),
    typedOf(cursor),
    CompletionItemKind.Constant,
  );
}

/** The addresses of this machine. */
export function addressOffers(interfaces: ReadonlyMap<string, readonly string[]> | undefined): Offer[] {
  return [...(interfaces ?? [])].flatMap(([name, addresses]) =>
    addresses.map((label) => ({ label, kind: CompletionItemKind.Value, detail: name })),
  );
}

/** Libraries, and where known ones usually are if they are there. */
export function libraryOffers({ cursor, document }: Value, from: number): readonly Offer[] {
  const span = tailFrom(cursor, from);
  const { files } = document.project.host;
  const known = knownPlugins.flatMap(({ name, paths = [] }) =>
    paths
      .filter((path) => typeof files.status(path) !== 'string')
      .map(
        (label): Offer => ({
          label,
          kind: CompletionItemKind.Module,
          detail: name,
          span,
          sort: `0 ${label}`,
        }),
      ),
  );
  return [...known, ...fileOffers(cursor, span, { endings: ['.so'] })];
}

/** `plugin_load NAME PATH`. */
export const namedPluginOffers: Provider = (value) =>
  value.cursor.index === 1 ? [] : libraryOffers(value, 2);

/** The words that an option may be, and files for options that name one. */
export const pluginOptionOffers: Provider = ({ cursor, document, plugin }) => {
  const name = cursor.words[0]!.text;
  const option = name.replace(/^(plugin|auth)_opt_/, '').toLowerCase();
  const choices = plugin && knownPlugin(plugin)?.choices?.get(option);
  if (choices) return choiceOffers(document.project, choices);
  return /(_file|_path|_cert|_key)$/.test(name)
    ? fileOffers(cursor, tailFrom(cursor, 1), { others: ['.so', '.conf'] })
    : [];
};

/** The broker logs the folder's name and a slash before each file's name, so the folder has no slash at its end. */
export const includeOffers: Provider = ({ cursor }) =>
  fileOffers(cursor, tailFrom(cursor, 1), { endings: [], bare: true });
