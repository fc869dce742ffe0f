import { at, findDirective } from '@mosquitto-conf/config';
import { textsOf } from '@mosquitto-conf/config/internal';
import { directiveAt, replaceFound, writeMeant } from '../../fixes/found-fixes.js';
import type { ReportedRule, RuleContext } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

const texts = textsOf('invalid-number', {
  asBefore: 'Write {value}, as older releases read it',
});

export const invalidNumber = {
  id: 'invalid-number',
  texts,
  category: 'refused',
  severity: 'error',
  summary: 'A number contains a unit, a fraction or other characters.',
  why: 'From 2.1 a number must contain only digits (`0x10` is 16 and `010` is 8). Older releases read the digits at the start and ignore the rest, so `10k` is 10.',
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        max_queued_messages 10k
      `,
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        message_size_limit 1MB
      `,
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        autosave_interval 30m
      `,
    },
    {
      text: `
        listener 1883\t# plain
        allow_anonymous true
      `,
    },
    {
      text: `
        listener 0.0.0.0:1883
        allow_anonymous true
      `,
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
        max_queued_messages 10000
      `,
    },
  ],
  first: '2.1.0',
  fix(found, context) {
    const { place, meant } = found;
    const written = place && context.textOf(place.file)?.slice(place.span.start, place.span.end);
    if (written === undefined) return [];
    if (meant !== undefined) return writeMeant(found, false);
    const bare = written.replace(/^["'](\d+)["']$/, '$1');
    if (bare !== written) return replaceFound(found, fixTitles.removeQuotes, true, bare);
    const tab = /^(\d+)\t/.exec(written);
    if (tab) return replaceFound(found, fixTitles.replaceTab, true, written.replace(/\t+/, ' '));
    const digits = /^[+-]?\d+/.exec(written)?.[0];
    if (digits === undefined) return [];
    const full = inFull(written, countsSeconds(context, found));
    return [
      ...(full === undefined ? [] : replaceFound(found, fixTitles.write({ value: full }), false, full)),
      ...replaceFound(found, texts.asBefore({ value: digits }), false, digits),
    ];
  },
} satisfies ReportedRule;

const SECONDS: Readonly<Record<string, number>> = { s: 1, sec: 1, m: 60, min: 60, h: 3600, d: 86_400 };
const MULTIPLES: Readonly<Record<string, number>> = {
  k: 1000,
  kb: 1000,
  kib: 1024,
  m: 1_000_000,
  mb: 1_000_000,
  mib: 1_048_576,
  g: 1_000_000_000,
  gb: 1_000_000_000,
};

/** `10k` and `10,000` as digits alone, as far as the broker can hold them. */
function inFull(written: string, seconds: boolean): string | undefined {
  const grouped = /^\d{1,3}([,_'])\d{3}(\1\d{3})*$/.exec(written);
  if (grouped) return written.replaceAll(grouped[1]!, '');
  const match = /^(\d+)([a-z]+)$/i.exec(written);
  const factor = match && (seconds ? SECONDS : MULTIPLES)[match[2]!.toLowerCase()];
  const value = match && factor ? Number(match[1]) * factor : Number.NaN;
  return value <= 2_147_483_647 ? String(value) : undefined;
}

function countsSeconds(
  context: RuleContext,
  { place }: { readonly place?: Parameters<typeof directiveAt>[1] },
): boolean {
  const name = directiveAt(context, place)?.name.text;
  const directive = name === undefined ? undefined : findDirective(name)?.directive;
  return directive !== undefined && /seconds/.test(at(directive.kind, context.release).expects);
}
