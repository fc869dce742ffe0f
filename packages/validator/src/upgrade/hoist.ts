import { perListenerSettings } from '@mosquitto-conf/config/directives';
import type { UpgradeContext } from './change.js';

/** `per_listener_settings true` goes to the top of its file, so that what the edits add does not stand above it. */
export function hoistPerListenerSettings({ before, statements, editor }: UpgradeContext): void {
  if (!before.configuration.perListenerSettings) return;
  const found = statements.find(
    ({ directive, line }) =>
      directive === perListenerSettings && /^(true|1)$/.test(line.words[0]?.text ?? ''),
  );
  const first = found && statements.find(({ file }) => file === found.file);
  if (found && first && first !== found)
    editor.moveAbove(editor.at(first.file, first.line.number), found.file, found.line.number);
}
