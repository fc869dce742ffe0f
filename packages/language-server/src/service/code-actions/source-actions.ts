import { overlayFiles } from '@mosquitto-conf/config';
import { encode } from '@mosquitto-conf/grammar';
import { type Checked, type FileEdit, fixAll, organize } from '@mosquitto-conf/validator';
import type { CodeAction } from 'vscode-languageserver-types';
import { replacement, toWorkspaceEdit } from '../edits.js';
import type { ParsedDocument } from '../parsed-document.js';
import { Project } from '../project.js';

/** All safe fixes, in every file of the configuration that is found here; none where there is nothing to fix. */
export function fixAllAction({ project }: ParsedDocument): CodeAction[] {
  const { texts } = fixAll((changed) => check(project, changed), false);
  const edits = [...texts].flatMap(([file, text]) => editsOf(project, file, text));
  const edit = toWorkspaceEdit(project, edits);
  if (!edit || edits.length === 0) return [];
  return [{ title: 'Fix everything that is safe to fix', kind: 'source.fixAll.mosquitto', edit }];
}

/** The configuration with other texts, and of what is found there that which can be fixed here. */
function check(project: Project, texts: ReadonlyMap<string, string>): Checked {
  const { analysis, diagnostics } = texts.size === 0 ? project : withTexts(project, texts);
  return {
    analysis,
    diagnostics: diagnostics.map((diagnostic) => ({
      ...diagnostic,
      fixes: diagnostic.fixes.filter(({ edits }) =>
        edits.every(({ file }) => project.document(file) !== undefined),
      ),
    })),
    textOf: (file) => analysis.report.documents.get(file)?.text,
  };
}

function withTexts({ options }: Project, texts: ReadonlyMap<string, string>): Project {
  const { host } = options;
  const contents = new Map([...texts].map(([file, text]) => [file, encode(text)]));
  return new Project({ ...options, host: { ...host, files: overlayFiles(host.files, contents) } });
}

/** The suggested order, for a main file. */
export function organizeAction({ project, file }: ParsedDocument): CodeAction[] {
  if (file !== project.main) return [];
  const action = { title: 'Put the directives in the suggested order', kind: 'source.organize' };
  const { text, refused } = organize(project.main, project.release, project.host);
  if (refused !== undefined) return [{ ...action, disabled: { reason: refused } }];
  const edits = editsOf(project, file, text);
  const edit = toWorkspaceEdit(project, edits);
  return edit && edits.length > 0 ? [{ ...action, edit }] : [];
}

function editsOf(project: Project, file: string, text: string): FileEdit[] {
  const before = project.document(file)?.tree.text ?? text;
  return replacement(before, text).map((edit) => ({ file, edit }));
}
