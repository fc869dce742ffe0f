import type { Bridge, Configuration, Directive } from '@mosquitto-conf/config';
import type { Repair } from '../diagnostic.js';
import { fixTitles } from '../texts/fix-titles.js';
import { LineEdits } from './line-edits.js';

/** Gives a bridge a setting: in its line, or in a new one below `connection`. */
export function withLine(
  configuration: Configuration,
  { settings, place }: Bridge,
  directive: Directive,
  value: string,
): Repair {
  const edits = new LineEdits(configuration);
  const line = `${directive.name} ${value}`;
  const written = settings.setting(directive);
  if (written) return edits.setValue(written.place, value).fix(fixTitles.write({ value: line }), false);
  return edits.insertBelow(place, line).fix(fixTitles.add({ line }), false);
}
