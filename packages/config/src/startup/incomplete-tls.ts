import type { Directive } from '../catalogue/directive.js';
import type { Listener, Setting } from '../configuration.js';
import type { Remark, Unwritten } from '../report.js';
import type { Start } from './start.js';

/**
 * Remarks on a part of a TLS set that the release accepts. From 2.0.21 most of these are refused after reading.
 * @param parts directives of which the first one that is set is the place of the remark
 */
export function remarkIncomplete(
  start: Start,
  { settings, origin }: Listener,
  parts: readonly Directive<string>[],
  textsFor: (present: Setting<string>) => Pick<Unwritten<Remark>, 'message' | 'why' | 'help'>,
): void {
  const present = parts.map((part) => settings.setting(part)).find((setting) => setting !== undefined);
  if (!present || start.isSince('2.0.21')) return;
  start.remark(
    { level: 'hint', code: 'incomplete-tls', fromAbsence: origin === 'default', ...textsFor(present) },
    present,
  );
}
