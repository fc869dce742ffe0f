import { dynamicSecurityShape, type Shape, type ShapeKey } from '@mosquitto-conf/config/internal';
import type { AccessFileTopic, AccessFileWord } from './topic.js';

/** Keys that other access files have as words. */
const ambiguous: ReadonlySet<string> = new Set(['topic', 'password']);

/** The file of the dynamic security plugin. Sources: plugins/dynamic-security (config.c, config_init.c, clients.c, groups.c, roles.c). */
export const dynamicSecurityFileTopic: AccessFileTopic = {
  name: 'dynamic-security-file',
  title: 'Dynamic security file',
  directive: 'plugin_opt_',
  namedBy: 'plugin_opt_config_file',
  summary: 'Contains the clients, groups and roles of the dynamic security plugin',
  description: [
    'The file is JSON. The plugin reads it when the broker starts, and writes it whenever a command changes something: use `mosquitto_ctrl dynsec` while the broker runs, and edit the file only while it is stopped. A reload (SIGHUP) does not read it again.',
    'Create it with `mosquitto_ctrl dynsec init FILE ADMIN`. From 2.1 the plugin creates a missing file itself, with the password of the file that `plugin_opt_password_init_file` names, or of the variable `MOSQUITTO_DYNSEC_PASSWORD`, or with random passwords in a file beside it whose name ends in `.pw`.',
    'What a client may do is decided by its roles in the order of their priorities, then by the roles of its groups, then by `defaultACLAccess`. In a role, the ACL with the highest priority that matches the topic decides. Anonymous clients have the roles of `anonymousGroup`.',
    'Keys are found in any case. The plugin ignores what it does not know without a message: keys, types of ACLs, names of roles, groups and clients. A file that is not valid JSON leaves the plugin without any client, and the broker starts all the same.',
    '`schemas/dynamic-security.schema.json` describes the file for editors.',
  ],
  example: [
    '{',
    '  "defaultACLAccess": {"publishClientSend": false, "publishClientReceive": true, "subscribe": false, "unsubscribe": true},',
    '  "clients": [{"username": "ana", "encoded_password": "$7$1000$…", "roles": [{"rolename": "house"}]}],',
    '  "groups": [],',
    '  "roles": [',
    '    {"rolename": "house", "acls": [{"acltype": "subscribePattern", "topic": "house/#", "allow": true}]}',
    '  ]',
    '}',
  ],
  words: wordsOf(dynamicSecurityShape),
  rulePrefix: 'dynamic-security-',
};

/** The keys and their words, each once, with what they say in each object that has them. */
function wordsOf(shape: Shape): readonly AccessFileWord[] {
  const found = new Map<string, { readonly key: ShapeKey; readonly nouns: string[] }[]>();
  const visit = ({ noun, keys }: Shape) => {
    for (const key of keys) {
      const same = found.get(key.name) ?? [];
      found.set(key.name, same);
      const known = same.find((one) => one.key.summary === key.summary);
      if (known) known.nouns.push(noun);
      else same.push({ key, nouns: [noun] });
      if (key.shape) visit(key.shape);
    }
  };
  visit(shape);
  const keys = [...found].map(
    ([name, meanings]): AccessFileWord => ({
      names: [ambiguous.has(name) ? `dynamic-security-${name}` : name],
      text: meanings
        .map(({ key, nouns }) => (meanings.length > 1 ? `In a ${nouns[0]}: ${key.summary}` : key.summary))
        .join(' '),
    }),
  );
  const words = [...found.values()].flat().flatMap(({ key }) => Object.entries(key.words ?? {}));
  return [
    ...keys,
    ...words
      .map(([name, text]) => ({ names: [name], text }))
      .filter(({ names: [name] }) => !found.has(name!)),
  ];
}
