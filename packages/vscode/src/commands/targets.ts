import { TARGETS, type TargetsResult } from '@mosquitto-conf/language-server/protocol';
import { l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

export interface TargetItem extends QuickPickItem {
  /** The value that is sent to the server; null to use the settings. */
  readonly target?: string | null;
}

/**
 * Has a person choose a release or one of the names for them.
 * @param first the items above them
 */
export async function pickTarget(
  client: BaseLanguageClient,
  placeHolder: string,
  first: readonly TargetItem[] = [],
): Promise<TargetItem | undefined> {
  const targets = await client.sendRequest<TargetsResult>(TARGETS);
  const items = targets.map(
    ({ name, release, about }): TargetItem => ({
      label: name,
      target: name,
      ...(name === release ? {} : { description: `Mosquitto ${release}` }),
      ...(about ? { detail: about } : {}),
    }),
  );
  const named = items.filter(({ description }) => description !== undefined);
  const releases = items.filter(({ description }) => description === undefined);
  return window.showQuickPick<TargetItem>(
    [
      ...first,
      ...section(l10n.t('Distributions and names'), named),
      ...section(l10n.t('Releases'), newestFirst(releases)),
    ],
    { placeHolder, matchOnDescription: true, matchOnDetail: true },
  );
}

function section(label: string, items: readonly TargetItem[]): TargetItem[] {
  return items.length > 0 ? [{ label, kind: QuickPickItemKind.Separator }, ...items] : [];
}

function newestFirst(items: readonly TargetItem[]): TargetItem[] {
  return [...items].sort((a, b) => b.label.localeCompare(a.label, undefined, { numeric: true }));
}
