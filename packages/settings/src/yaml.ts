// What is needed of YAML, loaded where there are settings to read.
import { TextError } from '@mosquitto-conf/config/internal';
import { type CST, Parser, parseDocument as parse } from 'yaml';
import { settingsTexts } from './texts/settings.js';

export { isMap, isPair, isScalar, isSeq, LineCounter, visit } from 'yaml';

/** How deep lists and maps may be nested. */
const DEEPEST = 100;

/**
 * As `parseDocument` of `yaml`, which calls itself for each level: with thousands of them the stack ends, and what the engine
 * then has to compile, a regular expression for example, may end the process.
 * @throws Error where values are nested too deeply
 */
export const parseDocument: typeof parse = (text, options) => {
  if (isTooDeep(text)) throw new TextError(settingsTexts.tooDeep);
  return parse(text, options);
};

/** Whether more levels are nested than any file needs. Looks at the tokens, without calling itself. */
export function isTooDeep(text: string): boolean {
  let level: CST.Token[] = [...new Parser().parse(text)];
  for (let depth = -1; level.length > 0; depth++) {
    if (depth > DEEPEST) return true;
    level = level.flatMap(partsOf);
  }
  return false;
}

function partsOf(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) => [key, value].filter((part) => part != null));
}
