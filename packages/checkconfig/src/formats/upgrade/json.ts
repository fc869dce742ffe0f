import type { Analysis } from '@mosquitto-conf/config';
import { maskText } from '@mosquitto-conf/config/internal';
import { displayPath } from '../../read-input.js';
import { upgradeTexts } from '../../texts/upgrade.js';
import { jsonText } from '../format.js';
import type { UpgradeFormat } from './upgrade-result.js';

/** The changes with their places, the edits as offsets, and the new texts. */
export const json: UpgradeFormat = {
  name: 'json',
  summary: upgradeTexts.json,
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
        edits: edits.flatMap((one) =>
          one.file === file && isShown(before, file, one.edit.newText) ? [one.edit] : [],
        ),
        // Passwords and keys are not shown; --write writes them where they belong.
        ...(isShown(before, file, text) ? { text } : { hasSecrets: true }),
      })),
    };
    return jsonText(output);
  },
};

function isShown({ report }: Analysis, file: string, text: string): boolean {
  return maskText(text, report.syntaxOf(file)) === text;
}
