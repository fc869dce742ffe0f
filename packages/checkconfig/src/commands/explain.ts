import { directives, findDirective, type Release } from '@mosquitto-conf/config';
import { categories, findRule, rules, rulesOf } from '@mosquitto-conf/validator';
import {
  accessFileNames,
  findAccessFileWord,
  kindFacts,
  kindNames,
} from '@mosquitto-conf/validator/internal';
import { Argument, Command } from 'commander';
import { explainAccessFile } from '../explain/access-file.js';
import { explainDirective } from '../explain/directive.js';
import { explainKind } from '../explain/kind.js';
import { explainList } from '../explain/list.js';
import { explainPasswordLine } from '../explain/password-line.js';
import { explainRule } from '../explain/rule.js';
import { explainRules } from '../explain/rules.js';
import { UsageError } from '../failure.js';
import { wrapLines } from '../formats/wrap.js';
import { targetOf, targetOption } from '../host-options.js';
import { suggesting } from '../suggested-words.js';
import { didYouMean } from '../suggestion.js';
import { widthOf } from '../terminal.js';

/** `checkconfig explain`: what a directive, a rule, a line of an access file or a kind of value is. */
export function explainCommand(): Command {
  return new Command('explain')
    .description(
      'explain a directive, a rule, a group of rules, a word of an access file, or a kind of value',
    )
    .addArgument(
      suggesting(
        new Argument(
          '[what]',
          'for example listener, local-only, security, acl-*, readwrite, %u or duration',
        ),
        // Shells give characters such as `$` and `%` a meaning of their own.
        explained().filter((name) => /^[\w.-]+$/.test(name)),
      ),
    )
    .option('--list', 'list everything that can be explained')
    .addOption(targetOption())
    .addHelpText(
      'after',
      `
Examples:
  checkconfig explain --list
  checkconfig explain persistent_client_expiration
  checkconfig explain listener --target 1.6
  checkconfig explain local-only
  checkconfig explain security                       the rules of a category
  checkconfig explain acl-file
  checkconfig explain 'ana:$7$101$...'               a line of a password file`,
    )
    .action((what: string | undefined, options: ExplainOptions) => {
      if (what === undefined && !options.list)
        throw new UsageError('name what to explain, or list everything with --list');
      const text = what === undefined ? explainList() : explain(what, targetOf(options));
      process.stdout.write(wrapLines(text, widthOf()));
    });
}

interface ExplainOptions {
  readonly target?: string;
  readonly list?: boolean;
}

function explain(what: string, release: Release): string {
  const spelling = findDirective(what);
  const answer = findAccessFileWord(what);
  // `user` is a directive and a word of ACL files.
  const found = [
    ...(spelling ? [explainDirective(spelling, release)] : []),
    ...(answer ? [explainAccessFile(answer)] : []),
  ];
  if (found.length > 0) return found.join('\n');
  const rule = findRule(what);
  if (rule) return explainRule(rule);
  const meant = rulesOf(what);
  if (meant.length > 0) return explainRules(what, meant);
  const kind = kindFacts(what, release);
  if (kind) return explainKind(kind);
  const line = explainPasswordLine(what, release);
  if (line !== undefined) return line;
  throw new UsageError(
    `there is no directive, rule, word of an access file or kind of value "${what}"${suggestion(what)}`,
  );
}

function suggestion(what: string): string {
  return didYouMean(what, explained());
}

/** Everything that can be explained. */
function explained(): readonly string[] {
  return [
    ...directives.flatMap(({ name, aliases = [] }) => [name, ...aliases]),
    ...rules.map(({ id }) => id),
    ...Object.keys(categories),
    ...accessFileNames(),
    ...kindNames(),
  ];
}
