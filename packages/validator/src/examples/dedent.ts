/**
 * A text without the indentation of the source around it: that of its first line is taken from every line. It is for
 * template literals that begin with a line break; any other text stays as it is. Examples are read by it only when they
 * are asked for, so that they cost nothing at the start.
 */
export function dedent(text: string): string {
  const [margin] = /^\n +/.exec(text) ?? [];
  if (margin === undefined) return text;
  return text.replaceAll(margin, '\n').replace(/\n *$/, '\n').slice(1);
}
