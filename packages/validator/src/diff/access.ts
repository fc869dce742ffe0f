import {
  type AccessScope,
  type AclAccess,
  type AclEntry,
  type AclFile,
  type Directive,
  type PasswordFile,
  type Place,
  type PskFile,
  type Release,
  type Text,
  write,
} from '@mosquitto-conf/config';
import { aclFile, passwordFile, pskFile } from '@mosquitto-conf/config/directives';
import { shownEntries, takenBy } from '@mosquitto-conf/config/internal';
import { equalValues } from '../equal.js';
import { diffTexts as texts } from '../texts/diff.js';
import type { Change, ChangeSide } from './model.js';

/** Who came, who went, and whose rights changed, as far as both files of a pair could be read. */
export function accessChanges(old: AccessScope, now: AccessScope, release: Release): Change[] {
  return [
    ...(old.passwords && now.passwords ? passwordChanges(old.passwords, now.passwords, release) : []),
    ...(old.acl && now.acl ? aclChanges(old.acl, now.acl, release) : []),
    ...(old.psk && now.psk ? pskChanges(old.psk, now.psk, release) : []),
  ];
}

/** A line of an access file as far as it matters. */
interface Entry {
  readonly name: Text;
  /** What is compared. */
  readonly value: unknown;
  /** What is shown; nothing of a secret. */
  readonly shown: readonly string[];
  readonly places: readonly Place[];
}

function passwordChanges(old: PasswordFile, now: PasswordFile, release: Release): Change[] {
  const entries = ({ users }: PasswordFile): Entry[] =>
    shownEntries(users.values()).map(({ user, place, ...hash }) => ({
      name: texts.user({ user }),
      value: hash,
      shown: [],
      places: [place],
    }));
  return compare(entries(old), entries(now), texts.passwordFile({ path: now.path }), passwordFile, release);
}

function pskChanges(old: PskFile, now: PskFile, release: Release): Change[] {
  const entries = ({ identities }: PskFile): Entry[] =>
    shownEntries(identities.values()).map(({ identity, key, place }) => ({
      name: texts.identity({ identity }),
      value: key.toLowerCase(),
      shown: [],
      places: [place],
    }));
  return compare(entries(old), entries(now), texts.pskFile({ path: now.path }), pskFile, release);
}

function aclChanges(old: AclFile, now: AclFile, release: Release): Change[] {
  return compare(grants(old), grants(now), texts.aclFile({ path: now.path }), aclFile, release);
}

/** What each client may do with each filter: the order of lines does not matter, for a `deny` always comes first. */
function grants({ users, anonymous, patterns }: AclFile): Entry[] {
  const found = new Map<string, { name: Text; access: AclAccess; places: Place[] }>();
  for (const entry of [...anonymous, ...[...users.values()].flat(), ...patterns]) {
    const name = nameOf(entry);
    const key = write(name);
    const before = found.get(key);
    if (!before) found.set(key, { name, access: entry.access, places: [entry.place] });
    else {
      before.access = together(before.access, entry.access);
      before.places.push(entry.place);
    }
  }
  return [...found.values()].map(({ name, access, places }) => ({
    name,
    value: access,
    shown: [access],
    places,
  }));
}

function nameOf({ kind, user, filter }: AclEntry): Text {
  if (kind === 'pattern') return texts.everyClient({ filter });
  return user === undefined ? texts.anonymousClients({ filter }) : texts.userTopic({ user, filter });
}

function together(one: AclAccess, other: AclAccess): AclAccess {
  if (one === 'deny' || other === 'deny') return 'deny';
  return one === other ? one : 'readwrite';
}

function compare(
  old: readonly Entry[],
  now: readonly Entry[],
  title: Text,
  directive: Directive,
  release: Release,
): Change[] {
  const before = new Map(old.map((entry) => [write(entry.name), entry]));
  const after = new Map(now.map((entry) => [write(entry.name), entry]));
  const taken = takenBy(directive, release);
  const changes: Change[] = [];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(key), after.get(key)];
    if (was && is && equalValues(was.value, is.value)) continue;
    changes.push({
      kind: was === undefined ? 'added' : is === undefined ? 'removed' : 'changed',
      section: 'access',
      title,
      name: (is ?? was)!.name,
      ...(was ? { old: side(was) } : {}),
      ...(is ? { new: side(is) } : {}),
      ...taken,
    });
  }
  return changes;
}

function side({ shown, places }: Entry): ChangeSide {
  return { values: shown, ...(shown.length === 0 ? { secret: true } : {}), places };
}
