// The pages of this repository as a site: `npm run docs` writes it to dist/site. Every page is where it is in the repository.
import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { defineConfig } from 'vitepress';
import { linkOf, linkTo, NO_PAGES, root, servedAs, slugify } from '../../scripts/site-links.mjs';

/** Files that pages link to and that are no pages: they are copied. */
const files = new Set();

const titleOf = (page) => /^# (.*)$/m.exec(readFileSync(join(root, page), 'utf8'))?.[1].replaceAll('`', '') ?? page;
const item = (page, text = titleOf(page)) => ({ text, link: linkTo(page) });
const folder = (name) =>
  readdirSync(join(root, name))
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .map((file) => item(`${name}/${file}`));

const guide = [...readFileSync(join(root, 'docs/guide.md'), 'utf8').matchAll(/\.\.\/(examples\/guide-[\w-]+\/README\.md)/g)].map(
  ([, page]) => item(page),
);

export default defineConfig({
  title: 'mosquitto-conf',
  description: 'Tools for mosquitto.conf: check, explain, upgrade and test a configuration of the Mosquitto broker',
  srcDir: '..',
  outDir: '../dist/site',
  cacheDir: '../.cache/vitepress',
  base: process.env.SITE_BASE ?? '/',
  srcExclude: ['**/node_modules/**', '**/dist/**', ...NO_PAGES.map((folder) => `${folder}**`)],
  rewrites: { 'README.md': 'index.md', ':folder(.*)/README.md': ':folder/index.md' },
  cleanUrls: true,
  themeConfig: {
    // All words: a directive such as max_connections is two.
    search: {
      provider: 'local',
      options: { miniSearch: { searchOptions: { combineWith: 'AND', boost: { title: 8, text: 1, titles: 2 } } } },
    },
    outline: [2, 3],
    nav: [
      { text: 'Guide', link: '/docs/guide' },
      { text: 'Commands', link: '/docs/commands/lint' },
      { text: 'Rules', link: '/docs/rules/' },
      { text: 'Directives', link: '/docs/reference/' },
    ],
    sidebar: {
      '/docs/rules/': [{ text: 'Rules', link: '/docs/rules/', items: folder('docs/rules') }],
      '/': [
        { text: 'Begin', items: [item('README.md', 'Overview'), item('docs/first-session.md'), item('docs/comparison.md')] },
        { text: 'Guide', link: '/docs/guide', items: guide },
        { text: 'Commands', collapsed: false, items: folder('docs/commands') },
        {
          text: 'Tests',
          items: [item('docs/configuration-tests.md'), item('docs/testing.md')],
        },
        { text: 'Where people work', items: [item('docs/editors.md'), item('docs/ci.md')] },
        { text: 'Rules', link: '/docs/rules/' },
        { text: 'Directives', link: '/docs/reference/', collapsed: true, items: folder('docs/reference') },
        {
          text: 'The project',
          collapsed: true,
          items: [
            'docs/findings.md',
            'docs/architecture.md',
            'docs/reference-suite.md',
            'docs/benchmarks.md',
            'CONTRIBUTING.md',
            'CHANGELOG.md',
            'RELEASE.md',
          ].map((page) => item(page)),
        },
      ],
    },
  },
  markdown: {
    anchor: { slugify },
    languages: [grammar('conf', 'mosquitto-conf'), grammar('acl', 'mosquitto-acl')],
    config(markdown) {
      markdown.core.ruler.push('repository-links', ({ tokens, env }) => {
        for (const token of tokens.flatMap(({ children }) => children ?? []))
          if (token.type === 'link_open') {
            const { link, file } = linkOf(token.attrGet('href'), (env.realPath ?? env.path).slice(root.length));
            if (file !== undefined) files.add(file);
            token.attrSet('href', link);
          }
      });
    },
  },
  buildEnd({ outDir }) {
    for (const file of files) {
      const to = join(outDir, 'files', servedAs(file));
      mkdirSync(dirname(to), { recursive: true });
      cpSync(join(root, file), to);
    }
  },
});

/** A grammar of this repository for code blocks. */
function grammar(name, file) {
  return { ...JSON.parse(readFileSync(join(root, `syntaxes/${file}.tmLanguage.json`), 'utf8')), name };
}
