// How pages of this repository link to each other, on the site as in the repository.
import { existsSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Folders whose Markdown files are no pages. */
export const NO_PAGES = ['fixtures/', 'test/', 'packages/vscode/', 'packages/grammar/bench/', '.cache/'];

/** The path of a page on the site. */
export const linkTo = (page) => `/${page.replace(/README\.md$/, '').replace(/\.md$/, '')}`;

/**
 * What a link of a page leads to in this repository.
 * @returns its file and its anchor, if it has one; undefined for a link to another site
 * @throws Error for a file that does not exist
 */
export function targetOf(href, page) {
  if (/^[a-z]+:/.test(href)) return undefined;
  const [path, anchor] = href.split('#');
  if (path === '') return { file: page, anchor };
  const target = posix.join(posix.dirname(page), path);
  const file = [target, `${target}/README.md`].find((one) => {
    return existsSync(join(root, one)) && statSync(join(root, one)).isFile();
  });
  if (file === undefined) throw new Error(`${page}: the link ${href} leads nowhere`);
  return { file, anchor };
}

/**
 * Where a link of a page leads on the site.
 * @returns the link, and the file that must be copied for it, if it leads to no page
 * @throws Error for what does not exist
 */
export function linkOf(href, page) {
  const target = targetOf(href, page);
  if (target === undefined || href.startsWith('#')) return { link: href };
  const { file, anchor } = target;
  if (file.endsWith('.md') && !NO_PAGES.some((folder) => file.startsWith(folder)))
    return { link: `${linkTo(file)}${anchor === undefined ? '' : `#${anchor}`}` };
  return { link: `/files/${servedAs(file)}`, file };
}

/** The anchor of a heading, as GitHub and the links of the pages write it. */
export function slugify(heading) {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

/** A name that a browser shows as text. */
export function servedAs(file) {
  return /\.(json|png|svg)$/.test(file) ? file : `${file}.txt`;
}

/** The text of a page without its code blocks. */
const withoutCode = (text) => text.replace(/^( *)(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1\2[ \t]*$/gm, '');

/** The anchors of a page's headings; a heading that is there again gets a number. */
export function anchorsOf(text) {
  const anchors = new Set();
  for (const [, heading] of withoutCode(text).matchAll(/^#{1,6} +(.*?)(?: +#+)?$/gm)) {
    const slug = slugify(heading.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1'));
    let anchor = slug;
    for (let number = 1; anchors.has(anchor); number++) anchor = `${slug}-${number}`;
    anchors.add(anchor);
  }
  return anchors;
}

/** The links that are written in the Markdown of a page. */
export function linksIn(text) {
  const prose = withoutCode(text).replace(/`[^`\n]*`/g, '`');
  return [...prose.matchAll(/\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)/g)].map(([, href]) => href);
}
