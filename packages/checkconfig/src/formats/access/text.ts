import type { AccessMatrix, Answered } from '@mosquitto-conf/validator/internal';
import { createColors } from 'picocolors';
import { say } from '../../language.js';
import { accessTexts } from '../../texts/access.js';
import { commonTexts } from '../../texts/common.js';
import { columns, table, visible } from '../columns.js';
import type { AccessFormat, AccessResult } from './access-result.js';

/** For terminals: each step with its line, or a table. */
export const text: AccessFormat = {
  name: 'text',
  summary: accessTexts.text,
  write(result) {
    const { found, release } = result;
    const body = 'matrix' in found ? matrixText(found.matrix) : answersText(found.answers, result);
    return `${body}\n${say(commonTexts.accordingTo({ release: release.name }))}\n`;
  },
};

const RESULTS = {
  passed: accessTexts.passed,
  allowed: accessTexts.allowed,
  denied: accessTexts.denied,
  plugin: accessTexts.plugin,
} as const;

const ACTIONS = {
  connect: accessTexts.connect,
  publish: accessTexts.publish,
  subscribe: accessTexts.subscribe,
  receive: accessTexts.receive,
} as const;

function answersText(answers: readonly Answered[], { show, color }: AccessResult): string {
  const colors = createColors(color);
  const blocks = answers.map(({ action, topic, allowed, steps }) => {
    const verdict = allowed ? colors.green(say(accessTexts.allowed)) : colors.red(say(accessTexts.denied));
    const rows = steps.map(({ result, text, place }) => [
      say(RESULTS[result]),
      place ? visible(show(place)) : '-',
      say(text),
    ]);
    const title = visible(topic === undefined ? say(ACTIONS[action]) : `${say(ACTIONS[action])} ${topic}`);
    return `${colors.bold(title)}: ${verdict}\n${columns(rows).join('\n')}\n`;
  });
  return blocks.join('\n');
}

function matrixText({ topics, rows, plugin }: AccessMatrix): string {
  const head = ['', say(commonTexts.connects), ...topics.map(({ filter }) => visible(filter))];
  const lines = rows.map(({ username, connects, cells }) => [
    username === undefined ? say(commonTexts.anonymousRow) : visible(username),
    say(connects ? commonTexts.yes : commonTexts.no),
    ...cells,
  ]);
  const notes = [accessTexts.legend, ...(plugin ? [accessTexts.pluginDecides] : [])];
  return `${table([head, ...lines]).join('\n')}\n\n${notes.map((one) => `${say(one)}\n`).join('')}`;
}
