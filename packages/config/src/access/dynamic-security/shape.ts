import { type Release, since } from '../../release.js';
import type { aclTypes } from './model.js';

/** What names entries have: entries of one kind refer to those of another by name. */
export type EntryKind = 'client' | 'group' | 'role';

/** An object of the file: its keys by their names as the plugin writes them. */
export interface Shape {
  /** As a person calls such an object: `client`, `ACL`. */
  readonly noun: string;
  readonly keys: readonly [ShapeKey, ...ShapeKey[]];
}

/** A key of an object. */
export type ShapeKey = KeyFacts &
  (
    | { readonly type: 'text' | 'number' | 'boolean'; readonly shape?: undefined }
    | {
        readonly type: 'object' | 'list';
        /** Of the object, or of each entry of the list. */
        readonly shape: Shape;
      }
  );

interface KeyFacts {
  readonly name: string;
  /** What it says, in one or two sentences. Markdown. */
  readonly summary: string;
  /** The only texts that it may be, in any case. */
  readonly words?: Readonly<Record<string, string>>;
  /** Where it is the name of its object. */
  readonly declares?: EntryKind;
  /** Where it names another object. */
  readonly refers?: EntryKind;
  /** Whether it is a topic filter. */
  readonly isFilter?: true;
  /** Whether it must not be shown. */
  readonly isSecret?: true;
  /** Whether an object without it is ignored. */
  readonly isRequired?: true;
  /** The first release that reads it. */
  readonly first?: string;
}

const texts: readonly ShapeKey[] = [
  { name: 'textname', type: 'text', summary: 'A name for people. It decides nothing.' },
  { name: 'textdescription', type: 'text', summary: 'A description for people. It decides nothing.' },
];

const priority: ShapeKey = {
  name: 'priority',
  type: 'number',
  summary:
    'The entry with the highest priority is tried first. Without it the priority is -1; of equal ones, the name decides.',
};

const roleReference: Shape = {
  noun: 'role',
  keys: [
    { name: 'rolename', type: 'text', summary: 'The name of a role.', refers: 'role', isRequired: true },
    priority,
  ],
};

const roles: ShapeKey = {
  name: 'roles',
  type: 'list',
  summary: 'The roles that it has: each as `{"rolename": "NAME"}`, with a `priority` if the order matters.',
  shape: roleReference,
};

const clientReference: Shape = {
  noun: 'client',
  keys: [
    {
      name: 'username',
      type: 'text',
      summary: 'The username of a client.',
      refers: 'client',
      isRequired: true,
    },
    priority,
  ],
};

const client: Shape = {
  noun: 'client',
  keys: [
    {
      name: 'username',
      type: 'text',
      summary: 'The username that the client logs in with.',
      declares: 'client',
      isRequired: true,
    },
    {
      name: 'clientid',
      type: 'text',
      summary:
        'The only client id that may be used with this username. Without it, any client id may be used.',
    },
    ...texts,
    {
      name: 'disabled',
      type: 'boolean',
      summary: 'With `true` no client can log in with this username.',
    },
    roles,
    {
      name: 'encoded_password',
      type: 'text',
      summary:
        'The hash of the password with its parameters, as `mosquitto_ctrl dynsec setClientPassword` writes it.',
      isSecret: true,
      first: '2.1',
    },
    {
      name: 'password',
      type: 'text',
      summary:
        'The hash of the password, as 2.0 writes it together with `salt` and `iterations`. It is never the password itself.',
      isSecret: true,
    },
    { name: 'salt', type: 'text', summary: 'The salt of the hash in `password`.', isSecret: true },
    {
      name: 'iterations',
      type: 'number',
      summary: 'How often the hash in `password` is repeated. More make it harder to guess the password.',
    },
  ],
};

const group: Shape = {
  noun: 'group',
  keys: [
    {
      name: 'groupname',
      type: 'text',
      summary: 'The name of the group.',
      declares: 'group',
      isRequired: true,
    },
    ...texts,
    roles,
    {
      name: 'clients',
      type: 'list',
      summary:
        'The clients of the group: each as `{"username": "NAME"}`, with a `priority` if the order matters.',
      shape: clientReference,
    },
  ],
};

/** The types of ACLs, and what each is about. */
export const aclTypeWords: Readonly<Record<(typeof aclTypes)[number], string>> = {
  publishClientSend: 'What the client publishes.',
  publishClientReceive: 'What the client receives.',
  subscribeLiteral: 'Subscribing to exactly this filter.',
  subscribePattern: 'Subscribing to any filter that this one covers.',
  unsubscribeLiteral: 'Unsubscribing from exactly this filter.',
  unsubscribePattern: 'Unsubscribing from any filter that this one covers.',
};

const acl: Shape = {
  noun: 'ACL',
  keys: [
    {
      name: 'acltype',
      type: 'text',
      summary: 'What the ACL is about.',
      words: aclTypeWords,
      isRequired: true,
    },
    {
      name: 'topic',
      type: 'text',
      summary:
        'A topic filter. From 2.1, `%u` and `%c` as a whole level stand for the username and the client id.',
      isFilter: true,
      isRequired: true,
    },
    {
      name: 'priority',
      type: 'number',
      summary: 'The ACL with the highest priority is tried first. Without it the priority is 0.',
    },
    { name: 'allow', type: 'boolean', summary: 'With `true` the ACL allows; without it, it denies.' },
  ],
};

const role: Shape = {
  noun: 'role',
  keys: [
    { name: 'rolename', type: 'text', summary: 'The name of the role.', declares: 'role', isRequired: true },
    ...texts,
    {
      name: 'allowwildcardsubs',
      type: 'boolean',
      summary: 'With `false`, clients with this role cannot subscribe to filters with wildcards.',
      first: '2.1',
    },
    {
      name: 'acls',
      type: 'list',
      summary: 'What clients with this role may do, and what they may not.',
      shape: acl,
    },
  ],
};

const defaultAccess: Shape = {
  noun: 'default access',
  keys: [
    {
      name: 'publishClientSend',
      type: 'boolean',
      summary: 'Whether clients may publish where no role decides. The usual value is `false`.',
    },
    {
      name: 'publishClientReceive',
      type: 'boolean',
      summary:
        'Whether clients may receive where no role decides. The usual value is `true`, because subscriptions are checked.',
    },
    {
      name: 'subscribe',
      type: 'boolean',
      summary: 'Whether clients may subscribe where no role decides. The usual value is `false`.',
    },
    {
      name: 'unsubscribe',
      type: 'boolean',
      summary: 'Whether clients may unsubscribe where no role decides. The usual value is `true`.',
    },
  ],
};

/** The file of the plugin for dynamic security. */
export const dynamicSecurityShape: Shape = {
  noun: 'file',
  keys: [
    {
      name: 'defaultACLAccess',
      type: 'object',
      summary: 'What is allowed where no role decides. Without it, nothing is allowed.',
      shape: defaultAccess,
    },
    { name: 'clients', type: 'list', summary: 'The clients that can log in.', shape: client },
    {
      name: 'groups',
      type: 'list',
      summary: 'Groups of clients, whose roles all of them have.',
      shape: group,
    },
    { name: 'roles', type: 'list', summary: 'Roles: what clients with them may do.', shape: role },
    {
      name: 'anonymousGroup',
      type: 'text',
      summary: 'The group whose roles anonymous clients have.',
      refers: 'group',
    },
    {
      name: 'changeIndex',
      type: 'number',
      summary: 'A counter that goes up with every change.',
      first: '2.1',
    },
  ],
};

/** The key of a shape, in any case. */
export function keyOf({ keys }: Shape, name: string): ShapeKey | undefined {
  const lower = name.toLowerCase();
  return keys.find((key) => key.name.toLowerCase() === lower);
}

/** Whether a release reads a key. */
export function readsKey(release: Release, { first }: ShapeKey): boolean {
  return first === undefined || since(release, first);
}
