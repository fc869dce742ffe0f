import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
const onigLib = oniguruma.loadWASM(readFileSync(wasm)).then(() => ({
  createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
  createOnigString: (text: string) => new oniguruma.OnigString(text),
}));

const registry = new textmate.Registry({
  onigLib,
  loadGrammar: async (scope) => {
    const file = fileURLToPath(
      new URL(`../../../../syntaxes/${scope.replace('source.', '')}.tmLanguage.json`, import.meta.url),
    );
    return textmate.parseRawGrammar(readFileSync(file, 'utf8'), file);
  },
});

/** A stretch of a line and its innermost scopes, without the language they end with. */
export interface Token {
  readonly line: number;
  readonly text: string;
  readonly scopes: readonly string[];
}

/** What an editor would colour; blanks and stretches without a scope of their own are left out. */
export async function tokensOf(language: string, text: string): Promise<Token[]> {
  const grammar = await registry.loadGrammar(`source.${language}`);
  let state = textmate.INITIAL;
  const tokens: Token[] = [];
  for (const [line, content] of text.split(/\r?\n/).entries()) {
    const result = grammar!.tokenizeLine(content, state);
    state = result.ruleStack;
    for (const { startIndex, endIndex, scopes } of result.tokens) {
      const part = content.slice(startIndex, endIndex);
      const own = scopes.slice(1).flatMap((scope) => scope.split(' '));
      if (part.trim() !== '' && own.length > 0) {
        tokens.push({ line, text: part, scopes: own.map((scope) => scope.replace(`.${language}`, '')) });
      }
    }
  }
  return tokens;
}

/** The same as lines to compare: `text: scope scope`. */
export async function colours(language: string, text: string): Promise<string[]> {
  return (await tokensOf(language, text)).map((token) => `${token.text.trim()}: ${token.scopes.join(' ')}`);
}
