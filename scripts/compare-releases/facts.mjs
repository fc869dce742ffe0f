/** Facts that the text of C sources tells without a compiler. */

/** Lines that are new in the later of two texts, in their order. */
export function linesOf(before, after) {
  const known = new Set(before.split('\n').map((line) => line.trim()));
  return after.split('\n').filter((line) => line.trim() !== '' && !known.has(line.trim()));
}

/** What is only in one of two sets of texts, in order. */
export function compareTexts(before, after) {
  const only = (some, others) => [...some].filter((text) => !others.has(text)).sort();
  return { added: only(after, before), removed: only(before, after) };
}

/** The names that a configuration may begin its lines with: `conf.c` compares each with `strcmp(token, "…")`. */
export function optionsOf(sources) {
  const options = new Set();
  for (const [path, text] of sources) {
    if (!/(^|\/)conf\.c$/.test(path)) continue;
    for (const [, name] of text.matchAll(/str(?:n?case)?n?cmp\(token,\s*"([a-z0-9_.]+)"/g)) options.add(name);
  }
  return options;
}

/** `NAME = value` of macros that are numbers, and of assignments of numbers to settings: defaults and limits. */
export function constantsOf(sources) {
  const constants = new Set();
  for (const [path, text] of sources) {
    for (const [, name, value] of text.matchAll(
      /^\s*#\s*define\s+(\w+)\s+\(?(-?\d\w*)\)?\s*(?:\/[/*].*)?$/gm,
    ))
      constants.add(`${path}: ${name} = ${value}`);
    if (!/(^|\/)(conf|net|database|bridge)\.c$/.test(path)) continue;
    for (const [, name, value] of text.matchAll(
      /^\s*(?:config|db|\w*listener|\w*bridge)\w*->([\w.]+)\s*=\s*(-?\w+);/gm,
    ))
      constants.add(`${path}: ${name} = ${value}`);
    for (const [condition] of text.matchAll(/if\([\w>.-]+\s*[<>]=?\s*-?\d+[^)]*\)/g))
      constants.add(`${path}: ${condition.replace(/\s+/g, ' ')}`);
  }
  return constants;
}

/** What the broker may print (log__printf), which tests and people look for. */
export function messagesOf(sources) {
  const messages = new Set();
  for (const [path, text] of sources) {
    if (!/^(src|lib|libcommon|plugins)\//.test(path)) continue;
    for (const [, level, message] of text.matchAll(
      /log__?printf\([^;]*?MOSQ_LOG_(\w+),\s*((?:"(?:[^"\\]|\\.)*"\s*)+)/g,
    ))
      messages.add(`${level}: ${message.replace(/"\s*"/g, '').trim()}`);
    for (const [, message] of text.matchAll(
      /(?:print_error|mosquitto_log_printf)\([^;]*?((?:"(?:[^"\\]|\\.)*"\s*)+)/g,
    ))
      messages.add(message.replace(/"\s*"/g, '').trim());
  }
  return messages;
}
