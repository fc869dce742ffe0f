import type { Directive, Setting, Text } from '@mosquitto-conf/config';
import { logDest, logType } from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import { LineEdits } from '../../fixes/line-edits.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('log-contradiction', {
  noEffect: '`{directive} none` has no effect: the lines below it count.',
  cancelsOne: '`{directive} none` cancels the line above it.',
  cancelsOneSilently: '`{directive} none` cancels the line above it, so nothing is logged.',
  cancels: '`{directive} none` cancels the {count} lines above it.',
  cancelsSilently: '`{directive} none` cancels the {count} lines above it, so nothing is logged.',
  remove: 'Remove the line.',
  removeEither: 'Remove the line, or the lines that it cancels.',
  fix: 'Remove {directive} none',
});

const ADDING_UP: readonly Directive[] = [logDest, logType];

export const logContradiction: CheckedRule = {
  id: 'log-contradiction',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: '`none` is combined with other `log_dest` or `log_type` lines.',
  why: 'The lines apply in their order, and `none` cancels the lines above it. As the last line it disables the log. Before others it has no effect, because any line replaces the default.',
  wrong: [
    {
      text: `
        log_dest stdout
        log_dest none
        listener 1883
        allow_anonymous true
      `,
    },
    {
      text: `
        log_type none
        log_type error
        listener 1883
        allow_anonymous true
      `,
    },
  ],
  right: [
    {
      text: `
        log_dest stdout
        log_dest syslog
        log_type error
        log_type warning
        listener 1883
        allow_anonymous true
      `,
    },
    {
      text: `
        log_dest none
        listener 1883
        allow_anonymous true
      `,
    },
  ],
  check({ configuration, report }) {
    for (const directive of ADDING_UP) {
      const { name } = directive;
      const lines = configuration.settings.all(directive);
      const last = lines.findLastIndex(isNone);
      const none = lines[last];
      // Another file may cancel earlier lines on purpose.
      if (
        !none ||
        lines.length === 1 ||
        !lines.some((one) => !isNone(one) && one.place.file === none.place.file)
      )
        continue;
      const undone = lines.slice(0, last).filter((one) => !isNone(one));
      const left = lines.length - 1 - last;
      report({
        message: messageOf(name, undone.length, left === 0),
        help: undone.length === 0 ? texts.remove : texts.removeEither,
        place: none.place,
        fixes: [
          new LineEdits(configuration)
            .remove(none.place)
            .fix(texts.fix({ directive: name }), undone.length === 0),
        ],
      });
    }
  },
};

/** @param silent whether no line follows, so that nothing is logged */
function messageOf(directive: string, count: number, silent: boolean): Text {
  if (count === 0) return texts.noEffect({ directive });
  if (count === 1) return (silent ? texts.cancelsOneSilently : texts.cancelsOne)({ directive });
  return (silent ? texts.cancelsSilently : texts.cancels)({ directive, count });
}

function isNone({ value }: Setting): boolean {
  return (
    value === 'none' || (typeof value === 'object' && value !== null && 'to' in value && value.to === 'none')
  );
}
