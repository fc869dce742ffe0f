import {
  objectAt,
  phrase,
  readsKey,
  type Shape,
  type ShapeKey,
  visitMembers,
} from '@mosquitto-conf/config/internal';
import type { JsonObjectNode, Span } from '@mosquitto-conf/grammar';
import { type CompletionItem, CompletionItemKind, InsertTextFormat } from 'vscode-languageserver-types';
import { rangeAt, type SecurityDocument } from '../parsed-document.js';
import { plain } from './offer.js';

/** What may be written at an offset of a dynamic security file: keys, types of ACLs, names, topics. */
export function securityItems(
  document: SecurityDocument,
  offset: number,
  snippets: boolean,
): CompletionItem[] {
  const { tree, project } = document;
  const found = objectAt(tree, offset);
  if (!found) return [];
  const { object, shape, member, key } = found;
  if (!member || offset <= member.name.end) {
    const span = member?.name ?? wordBefore(tree.text, offset);
    const hasValue = member?.value !== undefined;
    return missingKeys(document, shape, object, member?.name.value).map((one) => ({
      label: one.name,
      kind: CompletionItemKind.Property,
      detail: plain(project.say(phrase(one.summary))),
      filterText: `"${one.name}"`,
      ...(snippets && !hasValue ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
      textEdit: {
        range: rangeAt(document, span),
        newText: hasValue ? `"${one.name}"` : `"${one.name}": ${emptyValue(one, snippets)}`,
      },
    }));
  }
  if (!key || (key.type === 'list' && offset > (member.value?.start ?? offset))) return [];
  const span = member.value && member.value.start <= offset ? member.value : wordBefore(tree.text, offset);
  return [...valuesOf(document, key)].map(([value, detail]) => ({
    label: value,
    kind: CompletionItemKind.Value,
    ...(detail === undefined ? {} : { detail: plain(project.say(phrase(detail))) }),
    filterText: key.type === 'text' ? `"${value}"` : value,
    textEdit: {
      range: rangeAt(document, span),
      newText: key.type === 'text' ? JSON.stringify(value) : value,
    },
  }));
}

/** Keys that the object does not have yet, and the one under the cursor. */
function missingKeys(
  { project }: SecurityDocument,
  { keys }: Shape,
  { members }: JsonObjectNode,
  here: string | undefined,
): readonly ShapeKey[] {
  const there = new Set(members.map(({ name }) => name.value.toLowerCase()));
  if (here !== undefined) there.delete(here.toLowerCase());
  return keys.filter((key) => readsKey(project.release, key) && !there.has(key.name.toLowerCase()));
}

function emptyValue({ type, name }: ShapeKey, snippets: boolean): string {
  const cursor = snippets ? '$0' : '';
  switch (type) {
    case 'text':
      return `"${cursor}"`;
    case 'boolean':
      return name === 'allow' ? 'true' : 'false';
    case 'number':
      return snippets ? '$0' : '0';
    case 'list':
      return `[${cursor}]`;
    case 'object':
      return snippets ? `{$0}` : '{}';
  }
}

function valuesOf(
  { tree }: SecurityDocument,
  key: ShapeKey,
): Iterable<readonly [value: string, detail?: string]> {
  if (key.words) return Object.entries(key.words);
  if (key.type === 'boolean') return [['true'], ['false']];
  // By the text, which may be damaged while a person types.
  const isMeant = (other: ShapeKey) =>
    (key.isFilter && other.isFilter) || (key.refers !== undefined && other.declares === key.refers);
  const values = new Set<string>();
  for (const { key: other, member } of visitMembers(tree))
    if (other && isMeant(other) && member.value?.kind === 'string') values.add(member.value.value);
  return [...values].map((value) => [value] as const);
}

/** What was begun without a quotation mark. */
function wordBefore(text: string, offset: number): Span {
  const [word = ''] = /"?[\w-]*$/.exec(text.slice(Math.max(0, offset - 100), offset)) ?? [];
  return { start: offset - word.length, end: offset };
}
