import { perListenerSettings } from '@mosquitto-conf/config/directives';
import type { UpgradeContext } from './change.js';

/** Moves `per_listener_settings true` to the top of its file, so that the edits add nothing above it. */
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
