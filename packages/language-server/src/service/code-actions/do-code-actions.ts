import {
  type CodeAction,
  type CodeActionContext,
  CodeActionTriggerKind,
  type Range,
} from 'vscode-languageserver-types';
import type { ParsedDocument } from '../parsed-document.js';
import { diagnosedIn } from './diagnosed.js';
import { disableActions } from './disable.js';
import { quickFixes } from './quick-fixes.js';
import { fixAllAction, organizeAction } from './source-actions.js';

/** The kinds of actions there are. */
export const codeActionKinds: readonly string[] = ['quickfix', 'source.fixAll.mosquitto', 'source.organize'];

/**
 * What can be done about a range: the fixes of what was found there, comments that switch it off, and for the file as a
 * whole all safe fixes at once and the suggested order.
 */
export function doCodeActions(
  document: ParsedDocument,
  range: Range,
  context: CodeActionContext,
): CodeAction[] {
  const { only, triggerKind } = context;
  const asked = (kind: string) =>
    only?.some((one) => kind === one || kind.startsWith(`${one}.`) || one === '');
  const actions: CodeAction[] = [];
  if (asked('quickfix') ?? true) {
    const found = diagnosedIn(document, range, context.diagnostics);
    actions.push(...found.flatMap((one) => quickFixes(document, one)));
    actions.push(...disableActions(document, found));
  }
  // They take some more looks at the configuration, too many for a lamp beside each line the cursor comes to.
  const invoked = triggerKind === CodeActionTriggerKind.Invoked;
  if (asked('source.fixAll.mosquitto') ?? invoked) actions.push(...fixAllAction(document));
  if (asked('source.organize') ?? invoked) {
    // A disabled action is returned only if its kind is requested.
    actions.push(...organizeAction(document).filter(({ disabled }) => only !== undefined || !disabled));
  }
  return actions;
}
