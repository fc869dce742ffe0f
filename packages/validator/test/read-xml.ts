const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u;
const TOKEN =
  /<(?<open>[a-z]+)(?<attributes>(?: [a-zA-Z0-9:-]+="[^"<]*")*)(?<empty>\/)?>|<\/(?<close>[a-z]+)>|(?<text>[^<]+)/y;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/**
 * Reads XML as strictly as its standard has it, without what no picture needs.
 * @returns its texts
 */
export function readXml(xml: string): string[] {
  if (FORBIDDEN.test(xml)) throw new SyntaxError('a character that XML forbids');
  const open: string[] = [];
  const texts: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < xml.length) {
    const at = TOKEN.lastIndex;
    const groups = TOKEN.exec(xml)?.groups;
    if (!groups) throw new SyntaxError(`no markup: ${xml.slice(at, at + 40)}`);
    const { open: name, attributes = '', empty, close, text } = groups;
    decoded(attributes);
    if (name !== undefined && !empty) open.push(name);
    if (close !== undefined && open.pop() !== close) throw new SyntaxError(`</${close}> closes nothing`);
    if (text !== undefined) texts.push(decoded(text));
  }
  if (open.length > 0) throw new SyntaxError(`<${open.at(-1)}> is not closed`);
  return texts;
}

function decoded(text: string): string {
  return text.replaceAll(/&(\w+;)?/g, (_, name?: string) => {
    const character = name && ENTITIES[name.slice(0, -1)];
    if (!character) throw new SyntaxError(`& stands alone: ${text}`);
    return character;
  });
}
