import type { AclFile, PasswordEntry } from '@mosquitto-conf/config';
import { withoutSecrets } from '@mosquitto-conf/config/internal';
import { lineAt } from '@mosquitto-conf/grammar';
import { code, count } from '@mosquitto-conf/validator/internal';
import type { Position } from 'vscode-languageserver-types';
import { offsetOf, type PairDocument } from '../parsed-document.js';
import { usedBy } from '../used-by.js';
import { type About, paragraphs } from './site.js';

/** Who a line of a password or PSK file is, and never what the secret is. */
export function entryAbout(document: PairDocument, position: Position): About | undefined {
  const offset = offsetOf(document, position);
  const line = lineAt<PairDocument['tree']['lines'][number]>(document.tree, offset);
  if (line?.kind !== 'entry' || offset > line.end) return undefined;
  const said = document.kind === 'passwords' ? user(document, line.number) : identity(document, line.number);
  const by = usedBy(document);
  if (said === undefined) return undefined;
  // Where the name is missing, the broker takes the secret for the name.
  const secrets = document.project.analysis.report.secretsAt(document.file, line.number);
  return { text: paragraphs(withoutSecrets(said, secrets), by && `Used by ${by}.`), span: line };
}

function user({ project, file }: PairDocument, line: number): string | undefined {
  const scopes = project.analysis.access.filter(({ passwords }) => passwords?.path === file);
  const passwords = scopes[0]?.passwords;
  const name = passwords?.userLines.find(({ place }) => place.line === line)?.name;
  if (name === undefined) return undefined;
  const entry = passwords?.users.get(name);
  const about =
    entry === undefined
      ? 'No client can connect with this line.'
      : entry.place.line === line
        ? `Password: ${schemeText(entry)}.`
        : `Line ${entry.place.line} applies to this user.`;
  const acls = scopes.flatMap(({ acl }) => acl ?? []);
  return paragraphs(`**User** ${code(name)}`, about, ...new Set(acls.map((acl) => rights(acl, name))));
}

function schemeText({ scheme, iterations }: PasswordEntry): string {
  switch (scheme) {
    case 'pbkdf2-sha512':
      return `PBKDF2-SHA512, ${count(iterations ?? 1, 'iteration')}`;
    case 'sha512':
      return 'SHA512 with a salt, in a single round';
    case 'argon2id':
      return 'argon2id';
    case 'plain':
      return 'not hashed, so no client can connect with it';
    case 'none':
      return 'none, so anyone can connect with this username';
    default:
      return 'in a form that the broker cannot use, so no client can connect with it';
  }
}

function rights(acl: AclFile, name: string): string {
  const entries = acl.users.get(name)?.length ?? 0;
  const patterns =
    acl.patterns.length > 0 ? `; ${count(acl.patterns.length, 'pattern')} for every client as well` : '';
  if (entries > 0) return `The ACL file ${code(acl.path)} has ${count(entries, 'rule')} for it${patterns}.`;
  return `The ACL file ${code(acl.path)} has no rule for it${patterns}.`;
}

function identity({ project, file }: PairDocument, line: number): string | undefined {
  const psk = project.analysis.access.find((scope) => scope.psk?.path === file)?.psk;
  const name = psk?.identityLines.find(({ place }) => place.line === line)?.name;
  if (name === undefined) return undefined;
  const entry = psk?.identities.get(name);
  const about =
    entry === undefined
      ? 'This line has no valid key.'
      : entry.place.line === line
        ? `Key of ${entry.key.length * 4} bits.`
        : `Line ${entry.place.line} applies to this identity.`;
  return paragraphs(`**Identity** ${code(name)}`, about);
}
