/** The placeholder of shells without braces, between spaces or colons. */
const SHELL_WORD = /(?<=[\s:])\$(?!(?:SYS|CONTROL|SHARE)\b)[A-Z][A-Z0-9_]+(?=[\s:]|$)/;

/** The placeholder of Python, Caddy and others: `{PORT}`, `{$PORT}`, `%{PORT}`. */
const BRACED_WORD = /(?<=[\s:/]|^)%?\{\$?[A-Za-z_]\w+\}(?=[\s:/]|$)/;

/**
 * Lines whose values may begin with `$` or `{`: topics, usernames and passwords. Where nothing else of a file is a placeholder, such a
 * value is not one either.
 */
const MAY_BE_MEANT = /^\s*(?:topic|pattern|user|(?:remote_)?(?:username|password))\s/;

/**
 * What a template is filled with, by the tools that do so: Jinja, Go and Mustache, ERB, PHP, shells, Make, CMake, Windows, Python,
 * Home Assistant, Concourse, and people who follow an example.
 */
const PLACEHOLDER = new RegExp(
  [
    /\{\{.*?\}\}/,
    /\{%.*?%\}/,
    /\{#.*?#\}/,
    /<%.*?%>/,
    /<\?(?:=|php\b).*?\?>/,
    /\$\{[^}\n]*\}/,
    /__[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*__|(?<!\w)__[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*__(?!\w)/,
    /@{1,2}[A-Z][A-Z0-9_]*@{1,2}/,
    /\$\([A-Za-z_][\w.]*\)/,
    SHELL_WORD,
    BRACED_WORD,
    // Windows itself fills variables in paths: `%APPDATA%\mosquitto`.
    /%{1,2}[A-Z][A-Z0-9_]{2,}%{1,2}(?!\\)/,
    // A line of its own, which is filled with several.
    /^[ \t]*(?:\$[A-Z][A-Z0-9_]+|<[A-Z][A-Z0-9_-]+>|\[\[ [\w.-]+ \]\])(?=[ \t\r]*$)/,
    // A password or an option of a plugin may contain these.
    /(?<=[\s:/]|^)(?:<<[A-Za-z][\w-]+>>|\(\( ?[A-Za-z][\w.-]+ ?\)\)|!(?:secret|env_var) [\w.-]+)(?=[\s:/]|$)/,
    /(?<=[\s:/])(?:##?[A-Z][A-Z0-9_]+##?)(?=[\s:/]|$)/,
    /(?<=[\s:/])(?:%\([A-Za-z_]\w*\)[ds]|#\{[^{}\n]+\}|\[\[ ?[\w.-]+ ?\]\]|<[A-Za-z][\w-]{2,}>)(?=[\s:/]|$)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gm',
);

const DOUBTFUL = new RegExp(`${SHELL_WORD.source}|${BRACED_WORD.source}`, 'g');

/** Tags after which lines may or may not be there. */
const BLOCK =
  /\{%-?\s*(?:if|for|unless|block|with|macro)\b|\{\{-?\s*(?:if|range|with|define|block)\b|\{\{#|<%-?\s*(?:if|unless)\b|<%.*\bdo\b/g;
const END = /\{%-?\s*end|\{\{-?\s*end\b|\{\{\/|<%-?\s*(?:end|\})/g;

/** A text with placeholders, as it may look once they are filled. */
export interface Template {
  /** As long as the text, line by line, so that places are the same in both. */
  readonly text: string;
  /** The numbers of the lines that have placeholders, or that are there only under a condition; from 1. */
  readonly lines: ReadonlySet<number>;
}

/**
 * Looks for placeholders of templates in lines that are not comments. Where they stand alone, a number stands for them,
 * which many directives take.
 * @returns undefined if there are none
 */
export function readTemplate(text: string): Template | undefined {
  // Nearly no text has any.
  if (text.search(PLACEHOLDER) < 0) return undefined;
  const lines = new Set<number>();
  let isCertain = false;
  let depth = 0;
  const filled = text.split('\n').map((line, index) => {
    // A blank in front of it makes an error of a comment, and no template.
    if (line.trimStart().startsWith('#')) return line;
    const isInside = depth > 0;
    depth = Math.max(0, depth + count(line, BLOCK) - count(line, END));
    const other = line.replace(PLACEHOLDER, (found, at: number) => fill(line, found, at));
    if (other === line && !(isInside && line.trim() !== '')) return line;
    lines.add(index + 1);
    isCertain ||=
      !MAY_BE_MEANT.test(line) ||
      other !== line.replace(DOUBTFUL, (found, at: number) => fill(line, found, at));
    // What begins a line may be a directive or a condition.
    return /^\s*1/.test(other) ? line.replace(/[^\r]/g, ' ') : other;
  });
  return isCertain ? { text: filled.join('\n'), lines } : undefined;
}

function fill(line: string, found: string, at: number): string {
  const isAlone = /^\s?$/.test(line[at - 1] ?? '') && /^\s?$/.test(line[at + found.length] ?? '');
  return isAlone ? '1'.padEnd(found.length) : '1'.repeat(found.length);
}

function count(line: string, pattern: RegExp): number {
  return line.match(pattern)?.length ?? 0;
}
