import type { Directive, Group } from './catalogue/directive.js';
import { findDirective } from './catalogue/index.js';
import type { TextKind } from './kinds/text.js';
import { at } from './release.js';
import { latest } from './releases.js';

/** Directives of these groups name files that are made for one broker. Packages bring none, but logs and folders. */
const GROUPS: ReadonlySet<Group> = new Set(['access', 'tls', 'bridge-tls']);
const ROLES: ReadonlySet<string> = new Set(['file', 'certificate', 'private-key']);
/** The same of the broker's own plugins. */
const OPTION = /^plugin_opt_(password_file|acl_file|config_file)$/;

/** A file below a folder of the broker, such as `/etc/mosquitto` or `/opt/mosquitto`; packages bring examples only. */
const OWN_FOLDER = /^(\/|[A-Za-z]:[/\\]).*(?<=[/\\])mosquitto[/\\].*(?<!\.example)$/i;

/**
 * The files that a configuration names and that only its broker's machine has: password, ACL and PSK files, certificates,
 * keys and what plugins decide with, below a folder of the broker's own. One that is here shows that the configuration is of
 * this machine. Others show nothing: `/etc/ssl/certs`, `/tmp` and `/dev/null` are everywhere, and `/var/log/mosquitto` is
 * wherever the package was installed.
 */
export function* ownFiles(text: string): Iterable<string> {
  if (!/[/\\]mosquitto[/\\]/i.test(text)) return;
  for (const [, name, path] of text.matchAll(/^ *([a-z]\w*) +(\S.*?)[ \t\r]*$/gm))
    if (OWN_FOLDER.test(path!) && isForOneBroker(name!)) yield path!;
}

function isForOneBroker(name: string): boolean {
  const directive: Directive | undefined = findDirective(name)?.directive;
  if (!directive) return false;
  if (OPTION.test(name)) return true;
  const { role } = at(directive.kind, latest) as Partial<TextKind>;
  return GROUPS.has(directive.group) && role !== undefined && ROLES.has(role);
}
