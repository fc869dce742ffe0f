import { activeTexts } from '../../texts/active.js';
import type { ActiveFormat } from './active-lines.js';

/** The lines with their numbers, below the name of their file where there are several. */
export const text: ActiveFormat = {
  name: 'text',
  summary: activeTexts.text,
  write({ lines }) {
    const width = lines.reduce((most, { line }) => Math.max(most, String(line).length), 0);
    const several = new Set(lines.map(({ file }) => file)).size > 1;
    let file = '';
    return lines
      .map((line) => {
        const heading = several && line.file !== file ? `${file === '' ? '' : '\n'}${line.file}\n` : '';
        file = line.file;
        return `${heading}${String(line.line).padStart(width)}  ${line.text.trim()}\n`;
      })
      .join('');
  },
};
