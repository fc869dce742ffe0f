import { at, type Setting } from '@mosquitto-conf/config';
import type { IntegerKind } from '@mosquitto-conf/config/internal';
import { textsOf } from '@mosquitto-conf/config/internal';
import { everySetting } from '../../facts/listeners.js';
import { writtenNumber } from '../../facts/numbers.js';
import { withSetting } from '../../fixes/found-fixes.js';
import type { CheckedRule, RuleContext } from '../../rule.js';

const texts = textsOf('negative-limit', {
  message: '`{directive} {value}` means no limit.',
  help: 'Write `{directive} 0` for no limit, or a positive number.',
});

export const negativeLimit: CheckedRule = {
  id: 'negative-limit',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'A limit is a negative number, which means no limit.',
  why: 'The broker sets no limit and logs no message.',
  wrong: [
    {
      text: `
        max_inflight_bytes -5
        listener 1883
        allow_anonymous true
      `,
      target: '2.0.22',
    },
  ],
  right: [
    {
      text: `
        max_inflight_bytes 0
        max_inflight_messages 20
        listener 1883
        allow_anonymous true
      `,
      target: '2.0.22',
    },
    {
      text: `
        listener 1883
        max_connections -1
        allow_anonymous true
      `,
    },
  ],
  check(context) {
    const reported = new Set(
      context.analysis.report.remarks.map(({ place }) => place && `${place.file}:${place.line}`),
    );
    for (const setting of everySetting(context.configuration)) {
      const { place, directive } = setting;
      if (!isUnlimited(setting, context) || reported.has(`${place.file}:${place.line}`)) continue;
      const written = writtenNumber(context.textOf(place.file) ?? '', place);
      context.report({
        message: texts.message({ directive: directive.name, value: written ?? '' }),
        help: texts.help({ directive: directive.name }),
        place,
        fixes: withSetting(context, setting, '0', true),
      });
    }
  },
};

/** Whether a directive whose 0 means no limit has a negative number. */
function isUnlimited({ directive, place }: Setting, { release, textOf }: RuleContext): boolean {
  const kind = at(directive.kind, release);
  if (kind.name !== 'integer' || (kind as IntegerKind).options.special?.[0] !== 'no limit') return false;
  return /^-0*[1-9]/.test(writtenNumber(textOf(place.file) ?? '', place) ?? '');
}
