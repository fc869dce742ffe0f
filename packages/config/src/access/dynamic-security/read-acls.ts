import { type Release, since } from '../../release.js';
import { meantWord } from '../../spelling.js';
import { dynamicSecurityTexts as texts } from '../../texts/dynamic-security.js';
import type { JsonObject } from './json.js';
import {
  type AclType,
  type AddedAcls,
  aclTypes,
  type Role,
  type RoleAcl,
  withinPriorities,
} from './model.js';
import type { Notes } from './notes.js';

/**
 * Adds ACLs as a file or a command lists them; those of no known type are ignored. From 2.0.16 a topic that was there before is
 * ignored too (dynsec_roles__acl_load).
 */
export function readAcls(role: Role, items: readonly JsonObject[], release: Release, notes?: Notes): void {
  role.addAcls((acls) => {
    for (const item of items) readAcl(acls, item, release, notes);
  });
}

function readAcl(acls: AddedAcls, item: JsonObject, release: Release, notes: Notes | undefined): void {
  const topicNode = item.get('topic');
  const type = aclTypeOf(item.string('acltype'));
  const topic = item.string('topic');
  if (!type || !topic) {
    noteAcl(item, notes);
    return;
  }
  const priority = withinPriorities(item.integer('priority') ?? 0);
  const place = topicNode && notes?.placeOf(topicNode);
  const acl: RoleAcl = {
    topic,
    priority,
    allow: item.boolean('allow') ?? false,
    ...(place ? { place } : {}),
  };
  if (!since(release, '2.0.16')) acls.insert(type, acl);
  else if (!acls.add(type, acl) && place)
    notes?.add(
      'dynamic-security-acl-repeated',
      { message: texts.aclRepeated({ topic }), why: texts.aclRepeatedWhy, help: texts.removeAcl },
      place,
    );
}

/** What people write for types of ACLs. */
const wordsForTypes: ReadonlyMap<string, AclType> = new Map([
  ['publish', 'publishClientSend'],
  ['send', 'publishClientSend'],
  ['write', 'publishClientSend'],
  ['read', 'publishClientReceive'],
  ['receive', 'publishClientReceive'],
  ['subscribe', 'subscribePattern'],
  ['unsubscribe', 'unsubscribePattern'],
]);

function noteAcl(item: JsonObject, notes: Notes | undefined): void {
  const node = item.get('acltype');
  if (node?.kind === 'string' && !aclTypeOf(node.value)) {
    const meant = wordsForTypes.get(node.value.toLowerCase()) ?? meantWord(node.value, aclTypes);
    const known = aclTypes.map((type) => `\`${type}\``).join(', ');
    const help = meant === undefined ? texts.aclTypes({ known }) : texts.didYouMean({ meant });
    const message = texts.aclType({ word: node.value });
    notes?.add('dynamic-security-acl-type', { message, why: texts.aclTypeWhy, help }, node, meant);
    return;
  }
  const key = node?.kind === 'string' ? 'topic' : 'acltype';
  const { start } = item.node;
  notes?.add(
    'dynamic-security-name-missing',
    {
      message: texts.nameMissing({ noun: 'ACL', key }),
      why: texts.nameMissingWhy({ noun: 'ACL' }),
      help: texts.writeName({ noun: 'ACL', key }),
    },
    notes.placeAt({ start, end: start + 1 }),
  );
}

/** A type of ACL by its name, in any case. */
export function aclTypeOf(name: string | undefined): AclType | undefined {
  return aclTypes.find((type) => type.toLowerCase() === name?.toLowerCase());
}
