// Parts of a page that are written on their own.

/** Puts a section, which begins with its heading, in the place of the one there, or in front of how to read the page. */
export function putSection(page, heading, section) {
  const rest = (from) => {
    const next = page.indexOf('\n## ', from);
    return next < 0 ? page.length : next + 1;
  };
  const found = page.indexOf(`${heading}\n`);
  const start = found < 0 ? page.indexOf('## How to read it') : found;
  if (start < 0) return `${page}\n${section}`;
  return `${page.slice(0, start)}${section}\n${page.slice(found < 0 ? start : rest(start))}`;
}
