import { yamlCursor } from '@mosquitto-conf/settings/internal';
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type Position,
} from 'vscode-languageserver-types';
import { namesAt } from './names.js';
import { allows, type Schema, schemaAt, wordsOf } from './schema.js';
import type { TestDocument } from './test-document.js';

/** What may stand at a position of a test file: keys, words, and names of what the file describes. */
export async function completeTests(
  { text, bridges }: TestDocument,
  position: Position,
): Promise<CompletionList> {
  const whole = text.getText();
  const cursor = await yamlCursor(whole, text.offsetAt(position));
  if (!cursor) return { isIncomplete: false, items: [] };
  const { path, isKey, keys, values, start, end } = cursor;
  const schema = schemaAt(path) ?? {};
  const range = { start: text.positionAt(start), end: text.positionAt(end) };
  const colon = whole[end] === ':' ? '' : ': ';
  const item = (label: string, kind: CompletionItemKind, after: string, about?: Schema): CompletionItem => ({
    label,
    kind,
    ...(about?.description ? { documentation: about.description } : {}),
    textEdit: { range, newText: label + after },
  });
  // A value may be a map, which begins with a key.
  const known = isKey || allows(schema, 'object') ? Object.keys(schema.properties ?? {}) : [];
  const words = isKey ? [] : wordsOf(schema);
  const names = path[0] === 'bridges' && path.length === 1 && isKey ? bridges : namesAt(path, isKey, values);
  const items = [
    ...names.map((name) => item(name, CompletionItemKind.Variable, isKey ? colon : '')),
    ...words.map((word) => item(word, CompletionItemKind.EnumMember, '')),
    ...known.map((key) => item(key, CompletionItemKind.Property, colon, schemaAt([...path, key]))),
  ].filter(({ label }) => !keys.includes(label));
  return {
    isIncomplete: false,
    items: items.map((one, order) => ({ ...one, sortText: String(order).padStart(4, '0') })),
  };
}
