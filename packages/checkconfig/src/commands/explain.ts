import { at, directives, findDirective, latest, type Release } from '@mosquitto-conf/config';
import { categories, findRule, rules, rulesOf } from '@mosquitto-conf/validator';
import { kindFacts } from '@mosquitto-conf/validator/internal';
import { Argument, Command } from 'commander';
import { explainDirective } from '../explain/directive.js';
import { explainKind } from '../explain/kind.js';
import { explainRule } from '../explain/rule.js';
import { explainRules } from '../explain/rules.js';
import { UsageError } from '../failure.js';
import { targetOf, targetOption } from '../host-options.js';
import { suggesting } from '../suggested-words.js';
import { didYouMean } from '../suggestion.js';

/** `checkconfig explain`: what a directive, a rule or a kind of value is. */
export function explainCommand(): Command {
  return new Command('explain')
    .description('explain a directive, a rule, a group of rules, or a kind of value')
    .addArgument(
      suggesting(
        new Argument('<what>', 'for example listener, local-only, security, acl-* or duration'),
        explained(latest),
      ),
    )
    .addOption(targetOption())
    .addHelpText(
      'after',
      `
Examples:
  checkconfig explain persistent_client_expiration
  checkconfig explain listener --target 1.6
  checkconfig explain local-only
  checkconfig explain security                       the rules of a category`,
    )
    .action((what: string, options: { readonly target?: string }) => {
      process.stdout.write(explain(what, targetOf(options)));
    });
}

function explain(what: string, release: Release): string {
  const spelling = findDirective(what);
  if (spelling) return explainDirective(spelling, release);
  const rule = findRule(what);
  if (rule) return explainRule(rule);
  const meant = rulesOf(what);
  if (meant.length > 0) return explainRules(what, meant);
  const kind = kindFacts(what, release);
  if (kind) return explainKind(kind);
  throw new UsageError(`there is no directive, rule or kind of value "${what}"${suggestion(what, release)}`);
}

function suggestion(what: string, release: Release): string {
  return didYouMean(what, explained(release));
}

/** Everything that can be explained. */
function explained(release: Release): readonly string[] {
  return [
    ...directives.flatMap(({ name, aliases = [] }) => [name, ...aliases]),
    ...rules.map(({ id }) => id),
    ...Object.keys(categories),
    ...new Set(directives.map(({ kind }) => at(kind, release).name)),
  ];
}
