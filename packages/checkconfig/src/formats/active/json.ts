import { jsonText } from '../format.js';
import type { ActiveFormat } from './active-lines.js';

/** Version 1 of a list of settings, in reading order. */
export const json: ActiveFormat = {
  name: 'json',
  summary: 'for programs: file, line, directive and value',
  write({ input, lines, refused }) {
    return jsonText({ version: 1, path: input.path, settings: lines, ...(refused ? { refused } : {}) });
  },
};
