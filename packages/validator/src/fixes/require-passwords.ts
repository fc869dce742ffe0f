import type { Configuration, ListenerPolicy } from '@mosquitto-conf/config';
import { persistenceLocation } from '@mosquitto-conf/config/directives';
import type { Repair } from '../diagnostic.js';
import { fixTitles } from '../texts/fix-titles.js';
import { forDecision } from './fix.js';
import { LineEdits } from './line-edits.js';

/** Where a password file usually is: in the folders of the official image, or in those of packages. */
export function usualPasswordFile({ settings }: Configuration): string {
  const isImage = settings.get(persistenceLocation)?.startsWith('/mosquitto/');
  return isImage ? '/mosquitto/config/passwd' : '/etc/mosquitto/passwd';
}

/** Refuses anonymous clients of some listeners, which share the setting that accepts them, and names a password file. */
export function requirePasswords(
  configuration: Configuration,
  policies: readonly ListenerPolicy[],
): readonly Repair[] {
  const [first] = policies;
  const setting = first?.anonymous.setting;
  const place = setting?.place ?? first?.place;
  if (!first || !place) return [];
  const path = usualPasswordFile(configuration);
  const edits = new LineEdits(configuration);
  const isMissing = policies.some(({ passwords }) => !passwords);
  const lines = [
    ...(setting ? [] : ['allow_anonymous false']),
    ...(isMissing ? [`password_file ${path}`] : []),
  ];
  if (setting) edits.setValue(setting.place, 'false');
  if (lines.length > 0) edits.insertBelow(place, lines.join('\n'));
  const title = isMissing
    ? fixTitles.requirePasswords({ path })
    : fixTitles.write({ value: 'allow_anonymous false' });
  // Clients that connect today are refused until they have users.
  return [forDecision(edits.fix(title, false))];
}
