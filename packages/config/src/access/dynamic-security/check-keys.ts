import type { JsonDocument, JsonNode } from '@mosquitto-conf/grammar';
import type { Release } from '../../release.js';
import { meantWord } from '../../spelling.js';
import type { Text } from '../../text.js';
import { dynamicSecurityTexts as texts } from '../../texts/dynamic-security.js';
import type { Notes } from './notes.js';
import { readsKey, type Shape, type ShapeKey } from './shape.js';
import { type VisitedMember, visitMembers } from './visit.js';

/** Notes keys that the plugin does not know or reads only once, and values of another type than it reads. */
export function checkKeys(document: JsonDocument, release: Release, notes: Notes): void {
  for (const visited of visitMembers(document)) {
    const { member, key, isRepeated } = visited;
    if (!key) noteUnknown(visited, release, notes);
    else if (!readsKey(release, key)) noteLater(visited, key, release, notes);
    else if (isRepeated)
      notes.add(
        'dynamic-security-key-unknown',
        {
          message: texts.keyRepeated({ key: key.name, noun: visited.shape.noun }),
          why: texts.keyRepeatedWhy,
          help: texts.removeRepeated,
        },
        member.name,
      );
    else if (member.value) checkValue(key, member.value, notes);
  }
}

function noteUnknown({ shape, member }: VisitedMember, release: Release, notes: Notes): void {
  const { name } = member;
  const known = shape.keys.filter((key) => readsKey(release, key)).map((key) => key.name);
  const meant = meantWord(name.value, known);
  const { noun } = shape;
  notes.add(
    'dynamic-security-key-unknown',
    {
      message:
        meant === undefined
          ? texts.keyUnknown({ noun, key: name.value })
          : texts.keyMeant({ noun, key: name.value, meant }),
      why: texts.keyWhy,
      help:
        meant === undefined
          ? texts.removeKey({ known: known.map((one) => `\`${one}\``).join(', ') })
          : texts.writeKey({ meant }),
    },
    name,
    meant,
  );
}

function noteLater({ member }: VisitedMember, key: ShapeKey, release: Release, notes: Notes): void {
  notes.add(
    'dynamic-security-key-unknown',
    {
      message: texts.keyLater({ release: release.name, key: key.name }),
      why: texts.keyWhy,
      help: key.isSecret ? texts.setPasswordAgain : texts.upgrade({ first: key.first ?? '' }),
    },
    member.name,
  );
}

const kinds: Readonly<Record<ShapeKey['type'], (node: JsonNode) => boolean>> = {
  text: ({ kind }) => kind === 'string',
  number: ({ kind }) => kind === 'number',
  boolean: (node) => node.kind === 'word' && node.value !== null,
  object: ({ kind }) => kind === 'object',
  list: ({ kind }) => kind === 'array',
};

const wrong: Readonly<Record<ShapeKey['type'], (values: { readonly key: string }) => Text>> = {
  text: texts.wrongText,
  number: texts.wrongNumber,
  boolean: texts.wrongBoolean,
  object: texts.wrongObject,
  list: texts.wrongList,
};

function checkValue(key: ShapeKey, value: JsonNode, notes: Notes): void {
  if (!kinds[key.type](value)) {
    const help = helpFor(key);
    notes.add(
      'dynamic-security-value-ignored',
      { message: wrong[key.type]({ key: key.name }), why: texts.wrongWhy, ...(help ? { help } : {}) },
      value,
    );
    return;
  }
  if (key.type !== 'list' || value.kind !== 'array' || !key.shape) return;
  for (const item of value.items) {
    if (item.kind === 'object') continue;
    notes.add(
      'dynamic-security-value-ignored',
      {
        message: texts.wrongItem({ key: key.name }),
        why: texts.wrongItemWhy,
        help: texts.writeItem({ example: exampleOf(key.shape) }),
      },
      item,
    );
  }
}

function helpFor({ type, name }: ShapeKey): Text | undefined {
  switch (type) {
    case 'text':
      return texts.writeText;
    case 'number':
      return texts.writeNumber;
    case 'boolean':
      return texts.writeBoolean;
    case 'list':
      return texts.writeList({ key: name });
    default:
      return undefined;
  }
}

function exampleOf({ keys }: Shape): string {
  return `{"${keys[0]?.name}": "…"}`;
}
