import {
  findDirective,
  type Place,
  type Problem,
  type Remark,
  type Text,
  write,
} from '@mosquitto-conf/config';
import { textsOf } from '@mosquitto-conf/config/internal';
import type { Repair } from '../../diagnostic.js';
import { forDecision } from '../../fixes/fix.js';
import { directiveAt, linesBelow, moveLineTo, nextLineBelow } from '../../fixes/found-fixes.js';
import type { ReportedRule, RuleContext } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';
import { listOf } from '../../texts/lists.js';

const texts = textsOf('needs-listener', {
  copy: 'Copy the line below every listener',
  copyLines: 'Copy the lines below every listener',
  moreLines: '{count} more lines',
  moveLinesBelow: 'Move the lines below `{line}`',
  several: '{names} need a `listener` line above them in the same file.',
  helpSeveral: 'Move each line below the `listener` line that it belongs to.',
  another: 'This line needs a `listener` line above it too.',
});

export const needsListener = {
  id: 'needs-listener',
  texts,
  category: 'refused',
  severity: 'error',
  summary: 'A listener directive is above every `listener` of its file.',
  why: 'A listener directive belongs to the `listener` above it in the same file, and an included file starts without one. For some of these lines, older releases open a default listener on port 1883; 2.1 refuses them.',
  wrong: [
    {
      text: `
        mount_point floor1/
        listener 1883
        allow_anonymous true
      `,
      target: '2.0.22',
    },
    {
      text: `
        per_listener_settings true
        acl_file acl
        listener 1883
        allow_anonymous true
        listener 1884
        allow_anonymous true
      `,
      files: { acl: 'topic read sensors/#\n' },
    },
  ],
  right: [
    {
      text: `
        listener 1883
        mount_point floor1/
        allow_anonymous true
      `,
    },
  ],
  several: {
    wording: (found, context) => ({
      message: texts.several({ names: namesOf(found, context) }),
      help: texts.helpSeveral,
    }),
    related: texts.another,
    fix(found, context) {
      const [first, ...others] = found.map((one) => fixesOf(one, context));
      return (first ?? []).flatMap((repair) => {
        const same = others.map((repairs) =>
          repairs.find(({ title }) => write(title) === write(repair.title)),
        );
        if (same.some((other) => other === undefined)) return [];
        const edits = [repair, ...same].flatMap((one) => one?.edits ?? []);
        const title =
          repair.title.key === texts.copy.key
            ? texts.copyLines
            : texts.moveLinesBelow({ line: repair.title.values.line ?? '' });
        return [{ ...repair, title, edits }];
      });
    },
  },
  fix: fixesOf,
} satisfies ReportedRule;

/** How many directives a message names. */
const NAMED = 3;

function namesOf(found: readonly Problem[], context: RuleContext): Text {
  const names = found.map(({ place }) => `\`${directiveAt(context, place)?.name.text ?? ''}\``);
  const more = names.length - NAMED;
  return listOf(more > 1 ? [...names.slice(0, NAMED), texts.moreLines({ count: more })] : names);
}

function fixesOf(found: Problem | Remark, context: RuleContext): readonly Repair[] {
  const { place } = found;
  const next = place && nextLineBelow(context, place, ['listener']);
  if (!place || !next || isSetThere(context, place, next.number)) return [];
  const { file } = place;
  const move = moveLineTo(
    context,
    place,
    { file, before: next.number + 1 },
    fixTitles.moveBelow({ line: `listener ${next.value?.text ?? ''}` }),
  );
  const all = (linesBelow(context, place, 'listener', MANY) ?? []).map(({ number }) => number);
  if (all.length < 2) return move;
  if (all.some((number) => isSetThere(context, place, number))) return move.map(forDecision);
  const to = { file, before: all.map((number) => number + 1) };
  const copy = moveLineTo(context, place, to, texts.copy);
  // Only a person knows which of several listeners a line is for. A line that restricts access is offered for all of them first.
  const name = directiveAt(context, place)?.name.text ?? '';
  return (OPENING.has(name) ? [...move, ...copy] : [...copy, ...move]).map(forDecision);
}

/** Directives that allow clients to connect; the other listener directives restrict access. */
const OPENING: ReadonlySet<string> = new Set(['allow_anonymous', 'listener_allow_anonymous']);

/** More listeners than a line would be copied into. */
const MANY = 16;

/** Whether the listener has a line for the same already. */
function isSetThere(context: RuleContext, place: Place, number: number): boolean {
  const directive = findDirective(directiveAt(context, place)?.name.text ?? '')?.directive;
  const listener = context.configuration.listeners.find(
    (one) => one.place?.file === place.file && one.place.line === number,
  );
  return directive !== undefined && (listener?.settings.has(directive) ?? false);
}
