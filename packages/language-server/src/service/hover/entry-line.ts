import type { AclFile, PasswordEntry, Text } from '@mosquitto-conf/config';
import { withoutSecrets } from '@mosquitto-conf/config/internal';
import { lineAt } from '@mosquitto-conf/grammar';
import { code, countText } from '@mosquitto-conf/validator/internal';
import type { Position } from 'vscode-languageserver-types';
import { hoverTexts as texts } from '../../texts/hover.js';
import { offsetOf, type PairDocument } from '../parsed-document.js';
import { type About, paragraphs, usedByMarkdown } from './site.js';

/** Who a line of a password or PSK file is, and never what the secret is. */
export function entryAbout(document: PairDocument, position: Position): About | undefined {
  const offset = offsetOf(document, position);
  const line = lineAt<PairDocument['tree']['lines'][number]>(document.tree, offset);
  if (line?.kind !== 'entry' || offset > line.end) return undefined;
  const said = document.kind === 'passwords' ? user(document, line.number) : identity(document, line.number);
  if (said === undefined) return undefined;
  // Where the name is missing, the broker takes the secret for the name.
  const secrets = document.project.analysis.report.secretsAt(document.file, line.number);
  return { text: paragraphs(withoutSecrets(said, secrets), usedByMarkdown(document)), span: line };
}

function user({ project, file }: PairDocument, line: number): string | undefined {
  const scopes = project.analysis.access.filter(({ passwords }) => passwords?.path === file);
  const passwords = scopes[0]?.passwords;
  const name = passwords?.userLines.find(({ place }) => place.line === line)?.name;
  if (name === undefined) return undefined;
  const entry = passwords?.users.get(name);
  const about =
    entry === undefined
      ? texts.unusableLine
      : entry.place.line === line
        ? texts.password({ scheme: schemeText(entry) })
        : texts.userElsewhere({ line: entry.place.line });
  const acls = scopes.flatMap(({ acl }) => acl ?? []);
  const all = [texts.user({ name: code(name) }), about, ...acls.map((acl) => rightsText(acl, name))];
  return paragraphs(...new Set(all.map((text) => project.say(text))));
}

function schemeText({ scheme, iterations }: PasswordEntry): Text {
  switch (scheme) {
    case 'pbkdf2-sha512':
      return texts.pbkdf2({ iterations: countText('iterations', iterations ?? 1) });
    case 'sha512':
    case 'argon2id':
    case 'plain':
      return texts[scheme];
    case 'none':
      return texts.noPassword;
    default:
      return texts.unusable;
  }
}

function rightsText(acl: AclFile, name: string): Text {
  const entries = acl.users.get(name)?.length ?? 0;
  const values = {
    path: code(acl.path),
    rules: countText('rules', entries),
    patterns: countText('patterns', acl.patterns.length),
  };
  if (acl.patterns.length === 0) return (entries > 0 ? texts.rules : texts.noRule)(values);
  return (entries > 0 ? texts.rulesAndPatterns : texts.noRuleAndPatterns)(values);
}

function identity({ project, file }: PairDocument, line: number): string | undefined {
  const psk = project.analysis.access.find((scope) => scope.psk?.path === file)?.psk;
  const name = psk?.identityLines.find(({ place }) => place.line === line)?.name;
  if (name === undefined) return undefined;
  const entry = psk?.identities.get(name);
  const about =
    entry === undefined
      ? texts.noKey
      : entry.place.line === line
        ? texts.key({ bits: entry.key.length * 4 })
        : texts.identityElsewhere({ line: entry.place.line });
  return paragraphs(project.say(texts.identity({ name: code(name) })), project.say(about));
}
