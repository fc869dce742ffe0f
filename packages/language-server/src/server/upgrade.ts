import { findTarget, type Language, noSuchRelease, type Text, write } from '@mosquitto-conf/config';
import { dangers, dangerTitles, planUpgrade, type Upgrade } from '@mosquitto-conf/validator';
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { UpgradeParams, UpgradeResult } from '../protocol.js';
import { type ParsedDocument, type Project, rangeAt } from '../service/index.js';
import { serverTexts as texts } from '../texts/server.js';

/**
 * What another release does differently with a document's configuration, and the edits against that.
 * @throws ResponseError if a release is unknown, or the configuration cannot be upgraded
 */
export function upgradeOf(
  { project }: ParsedDocument,
  { from, to }: UpgradeParams,
  language?: Language,
): UpgradeResult {
  const old = from === undefined ? project.release : findTarget(from);
  const next = findTarget(to);
  if (!old) throw refused(noSuchRelease(from!, language));
  if (!next) throw refused(noSuchRelease(to, language));
  if (old.name === next.name) throw refused(write(texts.sameRelease({ release: next.name }), language));
  const plan = planUpgrade(project.main, old, next, project.host, undefined, language);
  if (typeof plan === 'string') throw refused(write(texts.notUpgraded({ reason: plan }), language));
  const edit = editOf(project, plan);
  return { report: report(plan, language), ...(edit ? { edit } : {}) };
}

function report({ from, to: { name: to }, findings, after }: Upgrade, language?: Language): string {
  const say = (text: Text) => write(text, language);
  const lines = [`# ${say(texts.upgradeTitle({ from: from.name, to }))}`, ''];
  for (const danger of dangers) {
    const found = findings.filter((finding) => finding.danger === danger);
    if (found.length === 0) continue;
    lines.push(`## ${say(dangerTitles[danger])}`, '');
    for (const { message, help, place, edited } of found) {
      const where = place ? `\`${place.file}:${place.line}\`: ` : '';
      lines.push(`- ${where}${message}  `, `  ${say((edited ? texts.edited : texts.toDo)({ help }))}`);
    }
    lines.push('');
  }
  if (findings.length === 0) lines.push(say(texts.nothing), '');
  lines.push(
    say(
      after.stop
        ? texts.notYet({ to, reason: after.stop.message })
        : (after.outcome === 'unknown' ? texts.unknown : texts.starts)({ to }),
    ),
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
