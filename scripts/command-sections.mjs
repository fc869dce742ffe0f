// The lists of commands, options and formats in the documentation, as the commands describe themselves. They are written
// between two comments: `<!-- begin options lint -->` and `<!-- end -->`.

/** Commands that read a configuration for one release: what all of them take is listed once. */
const READING = ['lint', 'active', 'format', 'effective', 'diff'];

/**
 * Writes the lists anew that a page has.
 * @param page its text
 * @param commands as `commandDescriptions()` of checkconfig describes them
 * @param options `schemas` and `pages` are the folders of schemas and of the commands' pages, as the page links to them
 */
export function withCommandSections(page, commands, { schemas, pages }) {
  return page.replace(/<!-- begin (.*) -->\n[\s\S]*?<!-- end -->/g, (_, what) => {
    const [list, name] = what.split(' ');
    const command = commands.find((one) => one.name === (name ?? ''));
    const rows = LISTS[list]?.(command, commands, { schemas, pages });
    if (!rows) throw new Error(`there is no list "${what}"`);
    return `<!-- begin ${what} -->\n${table(rows)}<!-- end -->`;
  });
}

const LISTS = {
  commands: (program, commands, { pages }) => [
    ['command', 'what it does'],
    ...commands
      .filter(({ name }) => name !== '')
      .map((command) => [`[\`${usageOf(command)}\`](${pages}/${command.name}.md)`, command.summary]),
    ...program.options
      .filter(({ takesValue }) => takesValue)
      .map(({ usage, summary }) => [`\`checkconfig ${usage}\``, summary]),
  ],

  arguments: ({ arguments: words }) => [
    ['argument', 'what it is'],
    ...words.map(({ usage, summary, choices }) => [`\`${usage}\``, summary + choiceText(choices)]),
  ],

  options: ({ options }) => [['option', 'what it does'], ...options.map(optionRow)],

  shared: (_, commands) => {
    const [first, ...others] = READING.map((name) => commands.find((command) => command.name === name));
    const isShared = ({ usage }) => others.every(({ options }) => options.some((one) => one.usage === usage));
    return [['option', 'what it does'], ...first.options.filter(isShared).map(optionRow)];
  },

  formats: ({ formats, options }, _, { schemas }) => [
    [options.some(({ flags }) => flags.includes('--reporter')) ? '`--reporter`' : '`--format`', 'what it is'],
    ...formats.map(({ name, summary }) => [
      `\`${name}\``,
      summary.replace(/schemas\/(\S+)/, (path, file) => `[${path}](${schemas}/${file})`),
    ]),
  ],
};

function usageOf({ name, arguments: words, options }) {
  const needed = [...words, ...options.filter(({ mandatory }) => mandatory)];
  return ['checkconfig', name, ...needed.map(({ usage }) => usage)].join(' ');
}

function optionRow({ usage, summary, choices, flags, default: usual }) {
  // Formats have a list of their own.
  const words = flags.includes('--format') || flags.includes('--reporter') ? '' : choiceText(choices);
  return [`\`${usage}\``, `${summary}${words}${usual === undefined ? '' : ` (default: ${usual})`}`];
}

function choiceText(choices) {
  return choices ? `: ${choices.map((choice) => `\`${choice}\``).join(', ')}` : '';
}

function table([head, ...rows]) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
  return `${line(head)}| --- | --- |\n${rows.map(line).join('')}`;
}
