import { releases } from '@mosquitto-conf/config';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  doPrepareRename,
  doRename,
  findDefinition,
  findDocumentHighlights,
  findDocumentLinks,
  findReferences,
  parseDocument,
  RenameRefused,
} from '../src/index.js';
import { positionsOf } from './support/navigation.js';
import { open } from './support/open.js';

const line = fc.oneof(
  fc.constantFrom(
    'listener 1883',
    'listener 0 /run/a.sock',
    'listener',
    'per_listener_settings true',
    'password_file passwd',
    'password_file ./passwd',
    'password_file acl',
    'acl_file acl',
    'acl_file passwd',
    'psk_file psk',
    'psk_file passwd',
    'use_identity_as_username true',
    'include_dir conf.d',
    'include_dir .',
    'log_dest file file',
    'log_dest file a b.log ',
    'certfile a  a',
    'plugin_load a a.so',
    'plugin_load a',
    'plugin_use a',
    'plugin_use',
    'plugin  a.so',
    'plugin_opt_file passwd',
    'plugin_opt_',
    'connection a.b',
    'connection b',
    'remote_clientid x',
    'address a',
    'topic # both',
    'persistence_file acl',
    'user a',
    'user a b',
    'user \t a',
    'topic $SYS/broker/connection/m.a.b/state',
    'pattern %u/#',
    'a:00',
    ' a :$7$x',
    ':a',
    'a b:',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('\0', '\r', '\ufeff', '\ud800', '\t', 'x'.repeat(1100)),
);
const text = fc
  .tuple(fc.array(line, { maxLength: 6 }), fc.constantFrom('\n', '\r\n', '\r'), fc.constantFrom('\n', ''))
  .map(([lines, eol, end]) => lines.join(eol) + end);
const target = fc.constantFrom(
  ...releases.filter((_, index) => index % 5 === 0).map(({ name }) => name),
  'latest',
);

it('answers at every position of any text, and each place it names is in its file', () => {
  fc.assert(
    fc.property(text, text, text, text, text, target, (main, included, passwd, acl, psk, target) => {
      const all = [
        'listener 1',
        'acl_file acl',
        'password_file passwd',
        'psk_file psk',
        'include_dir conf.d',
        main,
      ];
      const { project } = open(
        { 'mosquitto.conf': all.join('\n'), 'conf.d/a.conf': included, passwd, acl, psk },
        { target },
      );
      for (const document of project.documents) {
        expect(findDocumentLinks(document).every(({ target }) => target?.startsWith('file:'))).toBe(true);
        for (const position of positionsOf(document)) {
          const found = [
            ...findDefinition(document, position),
            ...findReferences(document, position, { includeDeclaration: true }),
          ];
          for (const { uri, range } of found) {
            const other = parseDocument(uri, project);
            if (!other) continue;
            expect(other.text.positionAt(other.text.offsetAt(range.end))).toEqual(range.end);
          }
          const here = findDocumentHighlights(document, position);
          const offer = doPrepareRename(document, position);
          if (offer) expect(here.map(({ range }) => range)).toContainEqual(offer.range);
        }
      }
    }),
    { numRuns: 60 },
  );
});

it('renames at any position or says why not', () => {
  const name = fc.oneof(
    fc.constantFrom('a', 'b c', 'a:b', '#', '\0', '\ud800', '\n'),
    fc.string({ maxLength: 5 }),
  );
  fc.assert(
    fc.property(
      text,
      text,
      text,
      text,
      target,
      name,
      fc.nat(),
      (main, passwd, acl, psk, target, newName, at) => {
        const all = ['listener 1', 'acl_file acl', 'password_file passwd', 'psk_file psk', main];
        const { project } = open({ 'mosquitto.conf': all.join('\n'), passwd, acl, psk }, { target });
        for (const document of project.documents) {
          const offers = positionsOf(document).filter((position) => doPrepareRename(document, position));
          const position = offers[at % Math.max(1, offers.length)];
          if (!position) continue;
          try {
            expect(doRename(document, position, newName).changes).toBeDefined();
          } catch (error) {
            expect(error).toBeInstanceOf(RenameRefused);
          }
        }
      },
    ),
    { numRuns: 200 },
  );
});
