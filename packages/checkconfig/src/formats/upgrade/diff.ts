import { createTwoFilesPatch } from 'diff';
import { displayPath } from '../../read-input.js';
import type { UpgradeFormat } from './upgrade-result.js';

/** The edits alone. */
export const diff: UpgradeFormat = {
  name: 'diff',
  summary: 'the edits, as a unified diff',
  write({ input, plan }) {
    const { files } = plan.before.configuration;
    return [...plan.texts]
      .map(([file, text]) => {
        const shown = displayPath(input, file);
        const old = files.find(({ path }) => path === file)?.document.text ?? '';
        return createTwoFilesPatch(shown, shown, old, text, plan.from.name, plan.to.name).replace(
          /^Index: .*\n=+\n/,
          '',
        );
      })
      .join('');
  },
};
