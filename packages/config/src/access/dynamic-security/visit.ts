import type { JsonDocument, JsonMember, JsonNode, JsonObjectNode, Span } from '@mosquitto-conf/grammar';
import { dynamicSecurityShape, keyOf, type Shape, type ShapeKey } from './shape.js';

/** A member of an object of the file. */
export interface VisitedMember {
  readonly object: JsonObjectNode;
  /** What the object is. */
  readonly shape: Shape;
  readonly member: JsonMember;
  /** undefined where the plugin does not know the key. */
  readonly key: ShapeKey | undefined;
  /** Whether a member of this name is above it, so that this one is ignored. */
  readonly isRepeated: boolean;
}

/** Every member of every object that the plugin looks at, in the order of the text. */
export function* visitMembers({ root }: JsonDocument): Iterable<VisitedMember> {
  yield* visitObject(root, dynamicSecurityShape);
}

function* visitObject(node: JsonNode | undefined, shape: Shape): Iterable<VisitedMember> {
  if (node?.kind !== 'object') return;
  const seen = new Set<string>();
  for (const member of node.members) {
    const name = member.name.value.toLowerCase();
    const key = keyOf(shape, name);
    const isRepeated = seen.has(name);
    seen.add(name);
    yield { object: node, shape, member, key, isRepeated };
    if (key?.shape && !isRepeated)
      for (const each of valuesOf(member, key)) yield* visitObject(each, key.shape);
  }
}

/** The values that the shape of a key describes: the value of the member, or each item of a list. */
function valuesOf({ value }: JsonMember, { type }: ShapeKey): readonly (JsonNode | undefined)[] {
  return type === 'list' ? itemsOf(value) : [value];
}

/** The items of a list; none of anything else. */
export function itemsOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.kind === 'array' ? node.items : [];
}

/** Where something is in the file: the innermost object around it. */
export interface ObjectAt {
  readonly object: JsonObjectNode;
  readonly shape: Shape;
  /** The member whose name or value is there. */
  readonly member: JsonMember | undefined;
  /** Its key; undefined where the plugin does not know it. */
  readonly key: ShapeKey | undefined;
}

/** The object around an offset that the plugin looks at; undefined outside of all. */
export function objectAt({ root, text }: JsonDocument, offset: number): ObjectAt | undefined {
  return within(root, dynamicSecurityShape, text, offset);
}

function within(
  node: JsonNode | undefined,
  shape: Shape,
  text: string,
  offset: number,
): ObjectAt | undefined {
  if (node?.kind !== 'object' || offset <= node.start || offset > node.end) return undefined;
  if (offset === node.end && text[node.end - 1] === '}') return undefined;
  const member = node.members.findLast(
    ({ start, end }) => start <= offset && (offset <= end || /^\s*:\s*$/.test(text.slice(end, offset))),
  );
  if (!member) return { object: node, shape, member, key: undefined };
  const key = keyOf(shape, member.name.value);
  if (key?.shape)
    for (const item of valuesOf(member, key)) {
      const inner = within(item, key.shape, text, offset);
      if (inner) return inner;
    }
  return { object: node, shape, member, key };
}

/** What is between the quotes of a text; another value as a whole. */
export function contentSpan(node: JsonNode, text: string): Span {
  if (node.kind !== 'string') return node;
  const isClosed = node.end - node.start > 1 && text[node.end - 1] === '"';
  return { start: node.start + 1, end: node.end - (isClosed ? 1 : 0) };
}
