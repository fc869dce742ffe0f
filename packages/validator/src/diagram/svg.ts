import { readable } from '../markdown.js';

/** Text for XML, which forbids control characters even when they are written as numbers. */
export function escapeXml(text: string): string {
  return readable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element; its content is XML already. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join('');
  return content.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${content.join('')}</${name}>`;
}

/** How wide a character is of the em in a wide font; nothing measures text here. */
function widthOf(character: string): number {
  if (/[iljtfrI.,:;'|!()[\] ]/.test(character)) return 0.38;
  if (/[mwMW@%→←↔]/.test(character)) return 0.98;
  if (/[A-Z0-9_#$+]/.test(character)) return 0.7;
  return character.codePointAt(0)! < 0x1100 ? 0.62 : 1.1;
}

/** Shortens a text to an estimated width in pixels. */
export function fit(text: string, width: number, size: number): string {
  const room = width / size;
  let used = 0;
  let kept = '';
  for (const character of readable(text)) {
    used += widthOf(character);
    if (used > room) return `${kept}…`;
    // Room for the ellipsis, should one be needed.
    if (used <= room - 0.9) kept += character;
  }
  return readable(text);
}

/** Breaks a text into lines of a width in pixels; the last one is shortened where there are more than `most`. */
export function wrap(text: string, width: number, size: number, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    const joined = `${last} ${word}`;
    const isFull = lines.length === most || fit(joined, width, size) === readable(joined);
    if (last !== undefined && isFull) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  return lines.map((line) => fit(line, width, size));
}
