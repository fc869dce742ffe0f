import { type JsonDocument, type JsonFaultKind, type JsonNode, parseJson } from '@mosquitto-conf/grammar';
import { type Release, since } from '../../release.js';
import type { Report } from '../../report.js';
import { nearestWord } from '../../spelling.js';
import type { Text } from '../../text.js';
import { dynamicSecurityTexts as texts } from '../../texts/dynamic-security.js';
import { checkKeys } from './check-keys.js';
import { JsonObject } from './json.js';
import {
  Client,
  type Described,
  DynamicSecurity,
  defaultAccessTypes,
  Group,
  Role,
  withinPriorities,
} from './model.js';
import { Notes } from './notes.js';
import { readAcls } from './read-acls.js';
import { encodedPassword, readPassword } from './read-password.js';
import type { EntryKind } from './shape.js';

/** Why a file cannot be used, or only what comes before the fault. */
export type DynamicSecurityFault = 'not-json' | 'not-arrays';

/** What was read of a file. */
export interface DynamicSecurityReading {
  /** Without anything where the text is not JSON. */
  readonly security: DynamicSecurity;
  readonly fault?: DynamicSecurityFault;
  readonly document: JsonDocument;
}

/** How a file is read. */
export interface ReadOptions {
  /** Gets what the file says; without anything so far. */
  readonly security?: DynamicSecurity;
  /** The path of the file, for places in it. */
  readonly file?: string;
  /** Gets what the plugin ignores, and why the file cannot be used. */
  readonly report?: Report;
}

/** Priority where none is given. */
const NO_PRIORITY = -1;

/**
 * Reads the file of the plugin for dynamic security (dynsec__config_from_json). What has no name, or one that was there
 * before, is ignored, and so is a role or group that does not exist.
 * @param text an empty one is a file without anything
 */
export function readDynamicSecurity(
  text: string,
  release: Release,
  { security = new DynamicSecurity(), file = '', report }: ReadOptions = {},
): DynamicSecurityReading {
  // In C it ends with a NUL.
  const document = parseJson(text.split('\0', 1)[0]!);
  if (text === '') return { security, document };
  const notes = new Notes(file, document, report);
  const { fault, root } = document;
  if (fault) {
    const message = damages[fault.kind];
    notes.add(
      'dynamic-security-damaged',
      { message, why: texts.damagedWhy, help: texts.repair },
      notes.placeAt(fault),
    );
    return { security, document, fault: 'not-json' };
  }
  if (root && root.kind !== 'object')
    notes.add('dynamic-security-damaged', { message: texts.noObject, help: texts.writeObject }, root);
  const tree = JsonObject.of(root) ?? JsonObject.empty;
  const isRead = new Reader(security, release, notes).read(tree);
  if (report) checkKeys(document, release, notes);
  return { security, document, ...(isRead ? {} : { fault: 'not-arrays' as const }) };
}

const damages: Readonly<Record<JsonFaultKind, Text>> = {
  value: texts['damaged-value'],
  name: texts['damaged-name'],
  colon: texts['damaged-colon'],
  comma: texts['damaged-comma'],
  'comma-at-end': texts['damaged-comma-at-end'],
  'string-unclosed': texts['damaged-string-unclosed'],
  escape: texts['damaged-escape'],
  unclosed: texts['damaged-unclosed'],
  depth: texts['damaged-depth'],
};

class Reader {
  constructor(
    private readonly security: DynamicSecurity,
    private readonly release: Release,
    private readonly notes: Notes,
  ) {}

  /** @returns whether everything could be read; otherwise what comes after the fault was not */
  read(tree: JsonObject): boolean {
    const { security } = this;
    security.changeIndex = tree.integer('changeIndex') ?? 0;
    const defaults = JsonObject.of(tree.get('defaultACLAccess'));
    if (defaults)
      for (const type of defaultAccessTypes) {
        security.defaultAccess[type] = defaults.boolean(type) ?? false;
        const node = defaults.get(type);
        if (node) security.defaultPlaces[type] = this.notes.placeOf(node);
      }
    const steps = [
      ['roles', (item: JsonObject) => this.#readRole(item)],
      ['clients', (item: JsonObject) => this.#readClient(item)],
      ['groups', (item: JsonObject) => this.#readGroup(item)],
    ] as const;
    for (const [key, readItem] of steps) {
      const node = tree.get(key);
      if (!node) continue;
      const items = tree.objects(key);
      if (!items) {
        this.#noteNoList(key, node);
        return false;
      }
      for (const item of items) readItem(item);
    }
    const name = tree.get('anonymousGroup');
    if (name?.kind === 'string') security.anonymousGroup = this.#find('group', security.groups, name);
    return true;
  }

  #readRole(item: JsonObject): void {
    const role = this.#newItem('role', this.security.roles, item, 'rolename', Role);
    if (!role) return;
    role.allowsWildcards = !since(this.release, '2.1') || (item.boolean('allowwildcardsubs') ?? true);
    readAcls(role, item.objects('acls') ?? [], this.release, this.notes);
  }

  #readClient(item: JsonObject): void {
    const { release, security } = this;
    const client = this.#newItem('client', security.clients, item, 'username', Client);
    if (!client) return;
    client.clientId = item.string('clientid');
    client.isDisabled = item.boolean('disabled') ?? false;
    const encoded = encodedPassword(item, release);
    if (encoded !== undefined) client.password = readPassword(encoded, release);
    const isDropped = encoded !== undefined && !client.password && !since(release, '2.1');
    this.#notePassword(client, item, encoded);
    if (isDropped) security.clients.delete(client);
    else this.#readRoles(client, item);
  }

  #readGroup(item: JsonObject): void {
    const { security, notes } = this;
    const group = this.#newItem('group', security.groups, item, 'groupname', Group);
    if (!group) return;
    this.#readRoles(group, item);
    for (const member of item.objects('clients') ?? []) {
      const name = member.get('username');
      if (name?.kind !== 'string') this.#noteNameMissing('client', member, 'username');
      else
        this.#find('client', security.clients, name)?.groups.add(
          group,
          priorityOf(member),
          notes.placeOf(name),
        );
    }
  }

  #readRoles(owner: Client | Group, item: JsonObject): void {
    for (const each of item.objects('roles') ?? []) {
      const name = each.get('rolename');
      if (name?.kind !== 'string') {
        this.#noteNameMissing('role', each, 'rolename');
        continue;
      }
      const role = this.#find('role', this.security.roles, name);
      if (role) owner.roles.add(role, priorityOf(each), this.notes.placeOf(name));
    }
  }

  /** Makes an item with its texts; undefined where it has no name, or one that is taken. */
  #newItem<T extends Described & { readonly name: string }>(
    kind: EntryKind,
    items: { get(name: string): T | undefined; add(item: T): void },
    item: JsonObject,
    key: string,
    Kind: new (name: string) => T,
  ): T | undefined {
    const node = item.get(key);
    // Before 2.1 the empty name is a name.
    if (node?.kind !== 'string' || (node.value === '' && since(this.release, '2.1'))) {
      this.#noteNameMissing(kind, item, key);
      return undefined;
    }
    const name = node.value;
    if (items.get(name)) {
      const message = texts[`${kind}Repeated`]({ name });
      const wording = { message, why: texts.repeatedWhy, help: texts.mergeRepeated };
      this.notes.add('dynamic-security-name-repeated', wording, node);
      return undefined;
    }
    const made = new Kind(name);
    made.place = this.notes.placeOf(node);
    made.textName = item.string('textname');
    made.textDescription = item.string('textdescription');
    items.add(made);
    return made;
  }

  /** What a reference leads to; undefined where there is no such thing. */
  #find<T extends { readonly name: string }>(
    kind: EntryKind,
    items: Iterable<T> & { get(name: string): T | undefined },
    node: JsonNode & { readonly kind: 'string' },
  ): T | undefined {
    const name = node.value;
    const found = items.get(name);
    if (found) return found;
    const names = [...items].map((one) => one.name);
    const meant =
      names.find((one) => one.toLowerCase() === name.toLowerCase()) ?? nearestWord(name, names, 2);
    this.notes.add(
      'dynamic-security-name-unknown',
      {
        message: texts[`${kind}Unknown`]({ name }),
        why: texts.unknownWhy,
        help: meant === undefined ? texts.defineOrRemove({ noun: kind }) : texts.didYouMean({ meant }),
      },
      node,
      meant,
    );
    return undefined;
  }

  #notePassword(client: Client, item: JsonObject, encoded: string | undefined): void {
    if (client.password || !client.place) return;
    const { name, place } = client;
    if (encoded !== undefined) {
      const why = since(this.release, '2.1') ? texts.passwordUnreadableWhy : texts.clientDropped;
      const wording = { message: texts.passwordUnreadable({ name }), why, help: texts.setPassword({ name }) };
      this.notes.add('dynamic-security-password-unusable', wording, place);
      return;
    }
    // That this release does not read the key is reported at the key.
    if (item.get('encoded_password')) return;
    const parts = ['password', 'salt', 'iterations'];
    const missing = parts.filter((key) => item.get(key) === undefined);
    const isIncomplete = missing.length > 0 && missing.length < parts.length;
    const message = isIncomplete
      ? texts.passwordIncomplete({ name, key: missing[0]! })
      : texts.passwordMissing({ name });
    this.notes.add(
      'dynamic-security-password-unusable',
      { message, why: texts.passwordMissingWhy, help: texts.setPassword({ name }) },
      place,
    );
  }

  #noteNameMissing(kind: EntryKind, { node }: JsonObject, key: string): void {
    this.notes.add(
      'dynamic-security-name-missing',
      {
        message: texts.nameMissing({ noun: kind, key }),
        why: texts.nameMissingWhy({ noun: kind }),
        help: texts.writeName({ noun: kind, key }),
      },
      this.notes.placeAt({ start: node.start, end: node.start + 1 }),
    );
  }

  #noteNoList(key: string, node: JsonNode): void {
    const wording = { message: texts.noList({ key }), why: texts.partlyWhy, help: texts.writeList({ key }) };
    this.notes.add('dynamic-security-damaged', wording, node);
  }
}

/** The priority of an assignment. */
export function priorityOf(item: JsonObject): number {
  return withinPriorities(item.integer('priority') ?? NO_PRIORITY);
}
