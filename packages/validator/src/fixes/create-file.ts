import type { Problem, Remark } from '@mosquitto-conf/config';
import type { Repair } from '../diagnostic.js';
import { fixTitles } from '../texts/fix-titles.js';

/** Makes a file that is missing, empty and for its owner alone, where its folder is there. */
export function createMissing({ creatable }: Problem | Remark): readonly Repair[] {
  if (creatable === undefined) return [];
  const edit = { start: 0, end: 0, newText: '' };
  const title = fixTitles.createEmpty({ path: creatable });
  return [{ title, safe: false, edits: [{ file: creatable, create: true, edit }] }];
}
