import { describe, expect, test } from 'vitest';
import {
  doCodeActions,
  doComplete,
  doHover,
  doValidation,
  findDocumentSymbols,
  getInlayHints,
  parseDocument,
} from '../src/index.js';
import { open } from './support/open.js';

/** The secrets in the files. No answer may contain them. */
const SECRET = 'SENTINEL';

const MAIN = `listener 1883
password_file passwd
psk_hint h
psk_file psk
tls_keyform_password ${SECRET}0
plugin /usr/lib/x.so
plugin_opt_password ${SECRET}1
connection a
address a.lan
remote_username ana
remote_password ${SECRET}2 # comment
bridge_identity i
bridge_psk zz${SECRET}3
topic # both
passwort ${SECRET}4
`;
const FILES = {
  'mosquitto.conf': MAIN,
  passwd: `ana:${SECRET}5\nbruno:$7$101$${SECRET}6\n:${SECRET}7\n`,
  psk: `ana:${SECRET}8\nbruno\n:${SECRET}9\n`,
};

describe.each(Object.keys(FILES))('no secret of %s comes out', (file) => {
  const { project } = open(FILES);
  const document = parseDocument(`file:///project/${file}`, project)!;
  const lines = document.text.getText().split('\n');
  const everywhere = lines.flatMap((line, number) =>
    [...line].map((_, character) => ({ line: number, character })),
  );
  /** What is known of a document, but for the text of edits, which stays in the document. */
  const said = (answer: unknown) =>
    JSON.stringify(answer, (key, value: unknown) =>
      key === 'edit' || key === 'textEdit' ? undefined : value,
    ) ?? '';

  test('in diagnostics', () => {
    expect(said(doValidation(document))).not.toContain(SECRET);
  });

  test('in the outline', () => {
    expect(said(findDocumentSymbols(document))).not.toContain(SECRET);
  });

  test('in hovers', () => {
    for (const position of everywhere) expect(said(doHover(document, position))).not.toContain(SECRET);
  });

  test('in completion', () => {
    for (const position of everywhere) expect(said(doComplete(document, position))).not.toContain(SECRET);
  });

  test('in the titles of code actions', () => {
    for (const position of everywhere)
      expect(
        said(doCodeActions(document, { start: position, end: position }, { diagnostics: [] })),
      ).not.toContain(SECRET);
  });

  test('in inlay hints', () => {
    const whole = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
    expect(said(getInlayHints(document, whole))).not.toContain(SECRET);
  });
});
