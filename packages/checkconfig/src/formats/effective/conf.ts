import { effectiveTexts } from '../../texts/effective.js';
import type { EffectiveFormat } from './listing.js';

/** A configuration that the target reads the same way, each line below a comment that names where it comes from. */
export const conf: EffectiveFormat = {
  name: 'conf',
  summary: effectiveTexts.conf,
  write({ lines, show }) {
    return lines()
      .map((block) =>
        block.map(({ text, place }) => `${place ? `# ${comment(show(place))}\n` : ''}${text}\n`).join(''),
      )
      .join('\n');
  },
};

/** A file's name may hold anything but must not end the comment. */
function comment(text: string): string {
  return text.replace(/[\r\n]/g, '?');
}
