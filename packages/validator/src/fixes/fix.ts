import type { Text } from '@mosquitto-conf/config';
import type { Repair } from '../diagnostic.js';

/** A fix of a single edit. */
export function fixOf(
  title: Text,
  safe: boolean,
  file: string,
  start: number,
  end: number,
  newText: string,
): Repair {
  return { title, safe, edits: [{ file, edit: { start, end, newText } }] };
}

/** The same fix, for a person to decide on: `fixAll` leaves it out. */
export function forDecision(fix: Repair): Repair {
  return { ...fix, safe: false, decision: true };
}
