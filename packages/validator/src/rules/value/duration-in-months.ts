import { persistentClientExpiration } from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import { noFix } from '../../fixes/no-fix.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('duration-in-months', {
  message: 'This keeps sessions for {months} months.',
  help: 'Write hours (`1h`) or days (`1d`): there is no unit for minutes. From 2.1, seconds are possible (`1800s`).',
});

const MONTH = 2_592_000;

/** Sessions are hardly kept for more months than this: minutes were meant. */
const TOO_MANY = 24;

export const durationInMonths: CheckedRule = {
  id: 'duration-in-months',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'A duration such as `30m` is in months, not minutes.',
  why: 'The letter `m` means months of 30 days. The broker keeps sessions of clients that never return, with their queues, for years.',
  noFix: noFix.value,
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        persistent_client_expiration 30m
      `,
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
        persistent_client_expiration 2m
      `,
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        persistent_client_expiration 1h
      `,
    },
  ],
  check({ analysis, textOf, report }) {
    const setting = analysis.configuration.settings.setting(persistentClientExpiration);
    if (!setting) return;
    const { file, span } = setting.place;
    const months = setting.value / MONTH;
    if (months < TOO_MANY || !/m\b/.test(textOf(file)?.slice(span.start, span.end) ?? '')) return;
    report({
      message: texts.message({ months }),
      help: texts.help,
      place: setting.place,
    });
  },
};
