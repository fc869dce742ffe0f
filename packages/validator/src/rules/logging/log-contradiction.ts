import type { Directive, Setting } from '@mosquitto-conf/config';
import { logDest, logType } from '@mosquitto-conf/config/directives';
import { LineEdits } from '../../fixes/line-edits.js';
import type { CheckedRule } from '../../rule.js';

const ADDING_UP: readonly Directive[] = [logDest, logType];

export const logContradiction: CheckedRule = {
  id: 'log-contradiction',
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
      // Another file may well take back what was said before.
      if (
        !none ||
        lines.length === 1 ||
        !lines.some((one) => !isNone(one) && one.place.file === none.place.file)
      )
        continue;
      const undone = lines.slice(0, last).filter((one) => !isNone(one));
      const left = lines.length - 1 - last;
      report({
        message:
          undone.length === 0
            ? `\`${name} none\` does nothing: the lines below it count.`
            : `\`${name} none\` takes back ${undone.length === 1 ? 'the line' : `the ${undone.length} lines`} above it${left === 0 ? ', and nothing is logged' : ''}.`,
        help: 'Remove it, or the lines that it takes back.',
        place: none.place,
        fixes: [
          new LineEdits(configuration).remove(none.place).fix(`Remove ${name} none`, undone.length === 0),
        ],
      });
    }
  },
};

function isNone({ value }: Setting): boolean {
  return (
    value === 'none' || (typeof value === 'object' && value !== null && 'to' in value && value.to === 'none')
  );
}
