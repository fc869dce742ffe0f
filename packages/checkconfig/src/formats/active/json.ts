import { activeTexts } from '../../texts/active.js';
import { jsonText } from '../format.js';
import type { ActiveFormat } from './active-lines.js';

/** The shape that programs read: version 1 of `schemas/active.schema.json`. */
export const json: ActiveFormat = {
  name: 'json',
  summary: activeTexts.json,
  write({ input, lines, refused }) {
    return jsonText({ version: 1, path: input.path, settings: lines, ...(refused ? { refused } : {}) });
  },
};
