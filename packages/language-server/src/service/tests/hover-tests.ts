import { yamlWordAt } from '@mosquitto-conf/settings/internal';
import type { Hover, Position } from 'vscode-languageserver-types';
import { schemaAt, wordsOf } from './schema.js';
import type { TestDocument } from './test-document.js';

/** What a key or a value of a test file is. */
export async function hoverTests({ text }: TestDocument, position: Position): Promise<Hover | undefined> {
  const word = await yamlWordAt(text.getText(), text.offsetAt(position));
  const schema = word && schemaAt(word.path);
  if (!schema?.description) return undefined;
  const words = wordsOf(schema);
  const possible = words.length > 0 ? `\n\nPossible: ${words.map((one) => `\`${one}\``).join(', ')}` : '';
  return { contents: { kind: 'markdown', value: schema.description + possible }, range: word!.range };
}
