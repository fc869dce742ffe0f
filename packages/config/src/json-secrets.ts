/** What is shown instead of a secret, whatever its length. */
export const MASK = '…';

/** A name and its value in a line of JSON, also of nearly JSON: without quotes, or in others; the value may go on in the next line. */
const MEMBER =
  /(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([\w-]+))\s*:\s*(?:"((?:[^"\\]|\\.)*)|'([^']*)|([^\s,{}[\]"']+))/dg;

/** A line that is nothing but a text: its name, if it has one, is in another line. */
const TEXT_ALONE = /^\s*"((?:[^"\\]|\\.)+)"?\s*,?\s*$/d;

/** How lines of JSON begin. */
const JSON_LINE = /^\s*(?:["'{}[\],:\d-]|(?:true|false|null)\b|[\w-]+\s*:\s*["'{[\d]|$)/;

type Range = readonly [start: number, end: number];

function rangesOf(text: string, isSecretName: (name: string) => boolean): readonly Range[] {
  if (!JSON_LINE.test(text)) return [[0, text.length]];
  const alone = TEXT_ALONE.exec(text)?.indices?.[1];
  if (alone) return [alone];
  return [...text.matchAll(MEMBER)].flatMap(({ 1: quoted, 2: single, 3: plain, indices }) => {
    const name = quoted ?? single ?? plain ?? '';
    const range = indices?.[4] ?? indices?.[5] ?? indices?.[6];
    const isSecret = name.toLowerCase() === 'salt' || isSecretName(name);
    return isSecret && range && range[1] > range[0] ? [range] : [];
  });
}

/** The values of a line of JSON that must not be shown: passwords, hashes and salts. Of a line that is not JSON, the whole. */
export function jsonSecrets(text: string, isSecretName: (name: string) => boolean): readonly string[] {
  return rangesOf(text, isSecretName)
    .map(([start, end]) => text.slice(start, end))
    .sort((a, b) => b.length - a.length);
}

/** A line of JSON without them. */
export function maskJson(text: string, isSecretName: (name: string) => boolean): string {
  let shown = '';
  let from = 0;
  for (const [start, end] of rangesOf(text, isSecretName)) {
    shown += text.slice(from, start) + MASK;
    from = end;
  }
  return shown + text.slice(from);
}
