import { findTarget, noSuchRelease, write } from '@mosquitto-conf/config';
import { dangers, dangerTitles, planUpgrade, type Upgrade } from '@mosquitto-conf/validator';
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { UpgradeParams, UpgradeResult } from '../protocol.js';
import { type ParsedDocument, type Project, rangeAt } from '../service/index.js';

/**
 * What another release does differently with a document's configuration, and the edits against that.
 * @throws ResponseError if a release is unknown, or the configuration cannot be upgraded
 */
export function upgradeOf({ project }: ParsedDocument, { from, to }: UpgradeParams): UpgradeResult {
  const old = from === undefined ? project.release : findTarget(from);
  const next = findTarget(to);
  if (!old) throw refused(noSuchRelease(from!));
  if (!next) throw refused(noSuchRelease(to));
  if (old.name === next.name) throw refused(`the configuration is already for ${next.name}`);
  const plan = planUpgrade(project.main, old, next, project.host);
  if (typeof plan === 'string') throw refused(`this configuration cannot be upgraded: ${plan}`);
  const edit = editOf(project, plan);
  return { report: report(plan), ...(edit ? { edit } : {}) };
}

function report({ from, to, findings, after }: Upgrade): string {
  const lines = [`# From Mosquitto ${from.name} to ${to.name}`, ''];
  for (const danger of dangers) {
    const found = findings.filter((finding) => finding.danger === danger);
    if (found.length === 0) continue;
    lines.push(`## ${write(dangerTitles[danger])}`, '');
    for (const { message, help, place, edited } of found) {
      const where = place ? `\`${place.file}:${place.line}\`: ` : '';
      lines.push(`- ${where}${message}  `, `  ${edited ? 'Edited' : 'To do'}: ${help}`);
    }
    lines.push('');
  }
  if (findings.length === 0) lines.push('Nothing changes.', '');
  lines.push(
    after.stop
      ? `Mosquitto ${to.name} does not start yet: ${after.stop.message}`
      : after.outcome === 'unknown'
        ? `Whether Mosquitto ${to.name} starts with it cannot be determined here.`
        : `Mosquitto ${to.name} starts with it.`,
  );
  return `${lines.join('\n')}\n`;
}

function editOf(project: Project, { edits }: Upgrade): WorkspaceEdit | undefined {
  const changes: Record<string, TextEdit[]> = {};
  for (const { file, edit } of edits) {
    const document = project.document(file);
    if (!document) continue;
    changes[document.uri] ??= [];
    changes[document.uri]!.push({ range: rangeAt(document, edit), newText: edit.newText });
  }
  return Object.keys(changes).length > 0 ? { changes } : undefined;
}

function refused(message: string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidParams, message);
}
