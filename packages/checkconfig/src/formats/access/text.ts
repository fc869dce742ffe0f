import type { AccessMatrix, Answered } from '@mosquitto-conf/validator/internal';
import { createColors } from 'picocolors';
import { columns, visible } from '../columns.js';
import type { AccessFormat, AccessResult } from './access-result.js';

/** For terminals: each step with its line, or a table. */
export const text: AccessFormat = {
  name: 'text',
  summary: 'for terminals: each step with its line',
  write(result) {
    const { found, release } = result;
    const body = 'matrix' in found ? table(found.matrix) : answersText(found.answers, result);
    return `${body}\nAccording to Mosquitto ${release.name}.\n`;
  },
};

const PLUGIN = 'A plugin also decides. Its answer is not known here.\n';

function answersText(answers: readonly Answered[], { show, color }: AccessResult): string {
  const colors = createColors(color);
  const blocks = answers.map(({ action, topic, allowed, steps }) => {
    const verdict = allowed ? colors.green('allowed') : colors.red('denied');
    const rows = steps.map(({ result, text, place }) => [result, place ? visible(show(place)) : '-', text]);
    const title = visible(topic === undefined ? action : `${action} ${topic}`);
    return `${colors.bold(title)}: ${verdict}\n${columns(rows).join('\n')}\n`;
  });
  return blocks.join('\n');
}

function table({ topics, rows, plugin }: AccessMatrix): string {
  const head = ['', 'connects', ...topics.map(({ filter }) => visible(filter))];
  const lines = rows.map(({ username, connects, cells }) => [
    username === undefined ? '(anonymous)' : visible(username),
    connects ? 'yes' : 'no',
    ...cells,
  ]);
  const legend = 'r: receives, w: publishes, -: neither. %u and %c are the username and the client id.\n';
  return `${columns([head, ...lines], '').join('\n')}\n\n${legend}${plugin ? PLUGIN : ''}`;
}
