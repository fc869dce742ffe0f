import type { CompletionItem, TextEdit } from 'vscode-languageserver-types';
import { doComplete } from '../../src/index.js';
import { edited, type OpenOptions, open } from './open.js';

type Files = Parameters<typeof open>[0];

/** The suggestions at `<|>`, as an editor would sort them. */
export function offered(files: Files, options?: OpenOptions): CompletionItem[] {
  const { document, position } = open(files, options);
  return doComplete(document, position).items.sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1));
}

/** Their labels, snippets left out. */
export function labels(files: Files, options?: OpenOptions): string[] {
  return offered(files, options)
    .filter(({ insertTextFormat }) => insertTextFormat === undefined)
    .map(({ label }) => label);
}

/** Labels with what is said beside them. */
export function details(files: Files, options?: OpenOptions): Record<string, string | undefined> {
  return Object.fromEntries(offered(files, options).map(({ label, detail }) => [label, detail]));
}

/** The file with the cursor after the item of this label was accepted. */
export function accepted(files: Files, label: string, options?: OpenOptions): string {
  const { document, position } = open(files, options);
  const item = doComplete(document, position).items.find((one) => one.label === label);
  if (!item) throw new Error(`${label} is not offered`);
  return edited(document, [item.textEdit as TextEdit]);
}

/** A snippet's text with each place as it comes: the text in it, or the first of its choices. */
export function filledIn(text: string): string {
  return text.replaceAll(/\$\{\d+:([^}]*)\}|\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1$2');
}
