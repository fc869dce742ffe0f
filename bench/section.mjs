// Parts of a page that are written on their own.

/** Puts a section, which begins with its heading, in the place of the one there, or in front of how to read the page. */
export function putSection(page, heading, section) {
  const found = page.indexOf(`${heading}\n`);
  const start = found < 0 ? page.indexOf('## How to read it') : found;
  if (start < 0) return `${page}\n${section}`;
  return `${page.slice(0, start)}${section}\n${page.slice(found < 0 ? start : endOf(page, start))}`;
}

/** The section that begins with a heading. */
export function sectionOf(page, heading) {
  const start = page.indexOf(`${heading}\n`);
  if (start < 0) throw new Error(`The page has no section "${heading}".`);
  return page.slice(start, endOf(page, start)).trimEnd();
}

/** Where a section ends. */
function endOf(page, start) {
  const next = page.indexOf('\n## ', start);
  return next < 0 ? page.length : next + 1;
}
