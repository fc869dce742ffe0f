import { commands, type Disposable, window, workspace } from 'vscode';

/**
 * Closes the hint about a line's parameters when a person begins the next line. The editor itself leaves it there for as
 * long as they go on typing.
 */
export function closeHintsWithLines(languages: ReadonlySet<string>): Disposable {
  return workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (document !== window.activeTextEditor?.document || !languages.has(document.languageId)) return;
    if (contentChanges.some(({ text }) => text.includes('\n')))
      void commands.executeCommand('closeParameterHints');
  });
}
