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
import { say } from '../language.js';
import { print } from '../print.js';
import { suggesting } from '../suggested-words.js';
import { nearest } from '../suggestion.js';
import { widthOf } from '../terminal.js';
import { explainTexts } from '../texts/explain.js';

/** `checkconfig explain`: what a directive, a rule, a line of an access file or a kind of value is. */
export function explainCommand(): Command {
  return new Command('explain')
    .description(say(explainTexts.description))
    .addArgument(
      suggesting(
        new Argument('[what]', say(explainTexts.what)),
        // Shells give characters such as `$` and `%` a meaning of their own.
        explained().filter((name) => /^[\w.-]+$/.test(name)),
      ),
    )
    .option('--list', say(explainTexts.list))
    .addOption(targetOption())
    .addHelpText('after', say(explainTexts.help))
    .action((what: string | undefined, options: ExplainOptions) => {
      if (what === undefined && !options.list) throw new UsageError(explainTexts.nothingNamed);
      const text = what === undefined ? explainList() : explain(what, targetOf(options));
      print(wrapLines(text, widthOf()));
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
  const near = nearest(what, explained());
  const { unknown, unknownMeant } = explainTexts;
  throw new UsageError(near === undefined ? unknown({ what }) : unknownMeant({ what, meant: near }));
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
