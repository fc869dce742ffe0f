import type { JsonDocument, JsonNode } from '@mosquitto-conf/grammar';
import type { Release } from '../../release.js';
import type { Wording } from '../../report.js';
import { meantWord } from '../../spelling.js';
import { dynamicSecurityTexts as texts } from '../../texts/dynamic-security.js';
import type { Notes } from './notes.js';
import { readsKey, type Shape, type ShapeKey } from './shape.js';
import { itemsOf, type VisitedMember, visitMembers } from './visit.js';

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
    // Only a damaged file has members without values, and its keys are not looked at.
    else checkValue(key, member.value!, notes);
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

/** What to say of a value of another type. */
const wrong: Readonly<
  Record<ShapeKey['type'], (values: { readonly key: string }) => Pick<Wording, 'message' | 'help'>>
> = {
  text: (values) => ({ message: texts.wrongText(values), help: texts.writeText }),
  number: (values) => ({ message: texts.wrongNumber(values), help: texts.writeNumber }),
  boolean: (values) => ({ message: texts.wrongBoolean(values), help: texts.writeBoolean }),
  object: (values) => ({ message: texts.wrongObject(values) }),
  list: (values) => ({ message: texts.wrongList(values), help: texts.writeList(values) }),
};

function checkValue(key: ShapeKey, value: JsonNode, notes: Notes): void {
  if (!kinds[key.type](value)) {
    const wording = { ...wrong[key.type]({ key: key.name }), why: texts.wrongWhy };
    notes.add('dynamic-security-value-ignored', wording, value);
    return;
  }
  if (key.type !== 'list') return;
  for (const item of itemsOf(value)) {
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

function exampleOf({ keys }: Shape): string {
  return `{"${keys[0].name}": "…"}`;
}
