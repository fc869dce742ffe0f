import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver-types';

export interface Edit {
  readonly range: Range;
  readonly text: string;
}

/** Numbers from 0 to below 1, the same in every run (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What people type, and what they do not. */
const TYPED = [
  '\n',
  '\n\n',
  ' ',
  '#',
  '\t',
  '\r',
  '\r\n',
  'a',
  '1',
  '😀',
  '\u00a0',
  '\0',
  'listener 1884\n',
  'listener 0 /tmp/mosquitto.sock\n',
  'connection c\naddress b.example\ntopic # both\n',
  'plugin /usr/lib/mosquitto_dynamic_security.so\n',
  'per_listener_settings true\n',
  'allow_anonymous maybe\n',
  'user ana\n',
  'topic readwrite a/#\n',
  'pattern read %u/#\n',
  'include_dir conf.d\n',
  'password_file passwd\n',
  '# checkconfig-disable-next-line\n',
];

/**
 * An edit of a document.
 * @param original the text to go back to now and then, so that not everything ends as rubble
 */
export function randomEdit(document: TextDocument, original: string, random: () => number): Edit {
  const text = document.getText();
  const at = (limit: number) => Math.floor(random() * (limit + 1));
  const range = (start: number, end: number) => ({
    start: document.positionAt(start),
    end: document.positionAt(end),
  });
  const start = at(text.length);
  const kind = random();
  if (kind < 0.02 || text.length > 2 * original.length + 500)
    return { range: range(0, text.length), text: original };
  if (kind < 0.55) return { range: range(start, start), text: TYPED[at(TYPED.length - 1)]! };
  if (kind < 0.85) return { range: range(start, Math.min(text.length, start + 1 + at(3))), text: '' };
  // A line goes somewhere else.
  const lines = original.split('\n');
  const line = lines[at(lines.length - 1)]!;
  return { range: range(start, Math.min(text.length, start + at(20))), text: `${line}\n` };
}
