import { note } from '../../language.js';
import { printError } from '../../print.js';
import { displayPath } from '../../read-input.js';
import { upgradeTexts } from '../../texts/upgrade.js';
import { isApplicable, NOT_APPLICABLE, unifiedDiff } from '../unified-diff.js';
import type { UpgradeFormat } from './upgrade-result.js';

/** The edits alone. */
export const diff: UpgradeFormat = {
  name: 'diff',
  summary: upgradeTexts.diff,
  write({ input, plan }) {
    const { from, to, texts, before } = plan;
    const { files } = before.configuration;
    const changed = [...texts].map(([file, after]) => ({
      path: displayPath(input, file),
      before: files.find(({ path }) => path === file)?.document.text ?? '',
      after,
      syntax: before.report.syntaxOf(file),
      names: [from.name, to.name] as const,
    }));
    if (!changed.every(isApplicable)) printError(note(NOT_APPLICABLE));
    return changed.map(unifiedDiff).join('');
  },
};
