// The pages of the rules, read off the rules themselves. Examples are run to see what can be fixed.
import { analyse, findTarget, latest } from '../packages/config/dist/index.js';
import { nodeTls } from '../packages/config/dist/node/index.js';
import { diagnose, EXAMPLE_MAIN, exampleFiles, exampleHost } from '../packages/validator/dist/index.js';

const NOTICE =
  '<!-- Generated from the rules by `npm run generate`; edit packages/validator/src/rules instead. -->\n';

const categories = {
  refused: ['Refused', 'The broker does not start.'],
  pitfall: ['Pitfalls', 'The broker starts, and does something other than what was meant.'],
  security: ['Security', 'The broker starts, and lets in or shows more than it should.'],
  upgrade: ['Upgrades', 'Deprecated, removed, or different in another release.'],
  style: ['Style', 'A matter of taste.'],
};

const severities = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  off: 'off, unless switched on',
};

const LONGEST_LINE = 120;
const MOST_LINES = 40;

/** A file as a page can show it: not all of a certificate, nor of a line that shows what is too long. */
function shown(text) {
  const lines = text
    .replaceAll(/(-----BEGIN [^\n]*-----\n)[^-]*(-----END)/g, '$1…\n$2')
    .replace(/\n$/, '')
    .split('\n')
    .map(visible);
  return [...lines.slice(0, MOST_LINES), ...(lines.length > MOST_LINES ? ['…'] : [])].join('\n');
}

/** Makes visible what is the very point of some examples. */
function visible(line) {
  const marked = line
    .replaceAll('\t', '→')
    .replaceAll('\u00a0', '⍽')
    .replaceAll(/[\u0000-\u001f\u007f\ufeff]/g, '�')
    .replace(/ $/, '␣');
  return marked.length <= LONGEST_LINE ? marked : `${marked.slice(0, LONGEST_LINE)}…`;
}

const marks = {
  '→': 'a tab',
  '⍽': 'a no-break space',
  '␣': 'a blank at the end',
  '�': 'a character that cannot be seen',
};

function machineText({ users, interfaces, modes, names, elsewhere, now }) {
  const facts = [];
  for (const [name, [uid, gid]] of Object.entries(users ?? {}))
    facts.push(`user \`${name}\` (${uid}:${gid})`);
  for (const [name, addresses] of Object.entries(interfaces ?? {}))
    facts.push(`interface \`${name}\` with ${addresses.join(', ')}`);
  for (const [path, mode] of Object.entries(modes ?? {})) facts.push(`\`${path}\` ${modeText(mode)}`);
  if (names) {
    const known = Object.keys(names).map((name) => `\`${name}\``);
    facts.push(known.length > 0 ? `no names but ${known.join(', ')}` : 'no names to look up');
  }
  if (elsewhere) facts.push('absolute paths are on another machine');
  if (now) facts.push(`the date is ${new Date(now).toISOString().slice(0, 10)}`);
  return facts.join('; ');
}

function modeText(mode) {
  if (mode === 'link') return 'is a symbolic link';
  if (mode === 'denied') return 'may not be read';
  return `has mode ${mode[0].toString(8)} and belongs to ${mode[1]}:${mode[2]}`;
}

function exampleText(example) {
  const release = example.target ?? latest.name;
  const blocks = Object.entries(exampleFiles(example)).map(([path, content]) => {
    const text = shown(content);
    const language = path === EXAMPLE_MAIN || path.endsWith('.conf') ? 'conf' : '';
    const hidden = Object.keys(marks).filter((mark) => text.includes(mark));
    const legend =
      hidden.length > 0 ? `\n\n${hidden.map((mark) => `${mark} is ${marks[mark]}.`).join(' ')}` : '';
    if (content === '') return `\`${path}\` is empty.`;
    if (/[\u0001-\u0008]|\u007fELF/.test(content) && path !== EXAMPLE_MAIN)
      return `\`${path}\` is a program library.`;
    return `${path === EXAMPLE_MAIN ? `Mosquitto ${release}, ` : ''}\`${path}\`:\n\n\`\`\`${language}\n${text}\n\`\`\`${legend}`;
  });
  const machine = example.machine ? machineText(example.machine) : '';
  return [...blocks, ...(machine ? [`The machine: ${machine}.`] : [])].join('\n\n');
}

function found(rule, example) {
  const release = example.target ? findTarget(example.target) : latest;
  const analysis = analyse(
    EXAMPLE_MAIN,
    release,
    exampleHost(exampleFiles(example), nodeTls, example.machine),
  );
  return diagnose(analysis, EXAMPLE_MAIN).find((diagnostic) => diagnostic.rule === rule.id);
}

function wrongText(rule, example) {
  const diagnostic = found(rule, example);
  if (!diagnostic) return exampleText(example);
  const { message, help, file, range } = diagnostic;
  const said = `> ${file}:${range.start.line + 1}: ${[message, help].filter(Boolean).map(quoted).join(' ')}`;
  return `${exampleText(example)}\n\n${said}`;
}

function quoted(text) {
  return visible(text.replaceAll(/\s*\n\s*/g, ' ')).replace('␣', '');
}

function fixesOf(rule) {
  return rule.wrong.flatMap((example) => found(rule, example)?.fixes ?? []);
}

function releasesText({ first, last }) {
  if (first && last) return `${first} to ${last}`;
  if (first) return `from ${first}`;
  return last ? `up to ${last}` : 'all';
}

/** Whether a rule has fixes, for the index. */
function fixText(fixes) {
  if (fixes.length === 0) return '';
  if (fixes.every(({ safe }) => safe)) return 'safe';
  return fixes.some(({ safe }) => safe) ? 'safe or to choose' : 'to choose';
}

function fixSection(fixes) {
  if (fixes.length === 0) return 'None: what is right depends on what is meant.';
  const lines = new Map(fixes.map(({ title, safe }) => [title, safe]));
  return [...lines]
    .map(
      ([title, safe]) =>
        `- ${visible(title)} (${safe ? 'safe' : 'to choose: the broker may then do something else'})`,
    )
    .join('\n');
}

/** The page of one rule. */
export function rulePage(rule) {
  const { id, category, severity, remarked, summary, why } = rule;
  const rows = [
    ['Category', `[${categories[category][0]}](README.md#${categories[category][0].toLowerCase()})`],
    [
      'Severity',
      `${severities[severity]}${remarked ? `; ${severities[remarked]} where the broker goes on` : ''}`,
    ],
    ['Releases', releasesText(rule)],
  ];
  const table = ['| | |', '| --- | --- |', ...rows.map(([key, text]) => `| ${key} | ${text} |`)].join('\n');
  const sections = [
    `# ${id}`,
    summary,
    table,
    '## Why',
    why,
    '## Wrong',
    ...rule.wrong.map((example) => wrongText(rule, example)),
    '## Right',
    ...rule.right.map(exampleText),
    '## Fixes',
    fixSection(fixesOf(rule)),
  ];
  return `${NOTICE}\n${sections.join('\n\n')}\n`;
}

/** The list of all rules by category. */
export function ruleIndex(rules) {
  const sections = Object.entries(categories).map(([category, [title, text]]) => {
    const rows = rules
      .filter((rule) => rule.category === category)
      .map((rule) => {
        const { id, severity, summary } = rule;
        const cells = [
          `[\`${id}\`](${id}.md)`,
          severities[severity],
          summary,
          releasesText(rule),
          fixText(fixesOf(rule)),
        ];
        return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
      });
    if (rows.length === 0) return '';
    const table = ['| Rule | Severity | | Releases | Fix |', '| --- | --- | --- | --- | --- |', ...rows].join(
      '\n',
    );
    return `## ${title}\n\n${text}\n\n${table}\n`;
  });
  const intro =
    'Each rule has a page with examples. A safe fix leaves everything else as it is; one to choose may not.';
  return `${NOTICE}\n# Rules\n\n${intro}\n\n${sections.filter(Boolean).join('\n')}`;
}
