import {
  dynamicSecurityShape,
  itemsOf,
  keyOf,
  type Shape,
  type ShapeKey,
} from '@mosquitto-conf/config/internal';
import type { JsonMember, JsonNode, JsonObjectNode } from '@mosquitto-conf/grammar';
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import { rangeAt, type SecurityDocument } from '../parsed-document.js';
import { shorten } from './shorten.js';

const kinds = { client: SymbolKind.Object, group: SymbolKind.Namespace, role: SymbolKind.Class } as const;

/** The lists of a dynamic security file: clients, groups and roles, and what each role says of topics. */
export function securitySymbols(document: SecurityDocument): DocumentSymbol[] {
  const { root } = document.tree;
  if (root?.kind !== 'object') return [];
  return known(root, dynamicSecurityShape).flatMap(({ member, key }): DocumentSymbol[] => {
    if (key.type !== 'list') return [];
    const children = itemsOf(member.value).flatMap((item) => entrySymbol(document, item, key.shape) ?? []);
    return [
      {
        name: key.name,
        kind: SymbolKind.Array,
        range: rangeAt(document, member),
        selectionRange: rangeAt(document, member.name),
        children,
      },
    ];
  });
}

interface Known {
  readonly member: JsonMember;
  readonly key: ShapeKey;
}

/** The members that the plugin reads: of several with one name, the first. */
function known(object: JsonObjectNode, shape: Shape): readonly Known[] {
  const found = new Map<ShapeKey, Known>();
  for (const member of object.members) {
    const key = keyOf(shape, member.name.value);
    if (key && !found.has(key)) found.set(key, { member, key });
  }
  return [...found.values()];
}

/** A client, a group or a role; undefined for one without a name, which the plugin ignores. */
function entrySymbol(document: SecurityDocument, node: JsonNode, shape: Shape): DocumentSymbol | undefined {
  if (node.kind !== 'object') return undefined;
  const members = known(node, shape);
  const named = members.find(({ key }) => key.declares);
  const name = named && textOf(named.member.value);
  if (!name || !named.key.declares) return undefined;
  const lists = members.filter(({ key }) => key.type === 'list');
  const detail = lists
    .map(({ member, key }) => [key.name, referencesIn(member, key)] as const)
    .filter(([, names]) => names.length > 0)
    .map(([list, names]) => `${list}: ${names.join(', ')}`)
    .join('; ');
  const children = lists.flatMap(({ member, key }) =>
    itemsOf(member.value).flatMap((item) => aclSymbol(document, item, key.shape!) ?? []),
  );
  return {
    name: shorten(name),
    detail: shorten(detail),
    kind: kinds[named.key.declares],
    range: rangeAt(document, node),
    selectionRange: rangeAt(document, named.member.value!),
    ...(children.length > 0 ? { children } : {}),
  };
}

/** The names that the items of a list refer to. */
function referencesIn({ value }: JsonMember, { shape }: ShapeKey): readonly string[] {
  return itemsOf(value).flatMap((item) => {
    if (item.kind !== 'object' || !shape) return [];
    return textOf(known(item, shape).find(({ key }) => key.refers)?.member.value) ?? [];
  });
}

/** An ACL of a role; undefined for what names no topic. */
function aclSymbol(document: SecurityDocument, node: JsonNode, shape: Shape): DocumentSymbol | undefined {
  if (node.kind !== 'object') return undefined;
  const members = known(node, shape);
  const topic = members.find(({ key }) => key.isFilter)?.member.value;
  const name = textOf(topic);
  if (!topic || !name) return undefined;
  const type = textOf(members.find(({ key }) => key.words)?.member.value);
  const allow = members.find(({ key }) => key.type === 'boolean')?.member.value;
  const isAllowed = allow?.kind === 'word' && allow.value === true;
  return {
    name: shorten(name),
    detail: [type, isAllowed ? 'allow' : 'deny'].filter(Boolean).join(', '),
    kind: SymbolKind.Field,
    range: rangeAt(document, node),
    selectionRange: rangeAt(document, topic),
  };
}

function textOf(node: JsonNode | undefined): string | undefined {
  return node?.kind === 'string' ? node.value : undefined;
}
