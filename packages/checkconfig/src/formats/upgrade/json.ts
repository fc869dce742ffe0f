import { displayPath } from '../../read-input.js';
import { jsonText } from '../format.js';
import type { UpgradeFormat } from './upgrade-result.js';

/** The changes with their places, the edits as offsets, and the new texts. */
export const json: UpgradeFormat = {
  name: 'json',
  summary: 'for programs: changes, edits and the new texts',
  write({ input, plan, written }) {
    const { from, to, findings, edits, texts, before, after } = plan;
    const output = {
      version: 1,
      path: input.path,
      from: from.name,
      to: to.name,
      before: before.outcome,
      after: after.outcome,
      written,
      changes: findings.map(({ change, danger, message, help, place, edited }) => ({
        change,
        danger,
        message,
        help,
        edited,
        ...(place ? { file: displayPath(input, place.file), line: place.line } : {}),
      })),
      files: [...texts].map(([file, text]) => ({
        path: displayPath(input, file),
        edits: edits.flatMap((one) => (one.file === file ? [one.edit] : [])),
        text,
      })),
    };
    return jsonText(output);
  },
};
