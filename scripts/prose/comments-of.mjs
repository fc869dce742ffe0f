/** The parts of a program that are neither code nor whitespace: comments, strings, templates, regular expressions. */
const PARTS =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`|(?<=[(,=:[!&|?{};\n]\s*|return )\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\//g;

/** The beginning of a test or a group of tests, up to its name. */
const CALL = /\b(?:describe|it|test)(?:\.\w+(?:\([^()]*\))?)*\(\s*$/;
const LONGEST_CALL = 500;

/**
 * The comments of a program and the names of its tests. Everything else is blank, so lines and columns are those of the
 * program; so is code in a comment.
 * @param {string} program TypeScript or JavaScript
 */
export function commentsOf(program) {
  let text = '';
  let end = 0;
  for (const { 0: part, index } of program.matchAll(PARTS)) {
    text +=
      blank(program.slice(end, index)) + (isText(part, program, index) ? withoutCode(part) : blank(part));
    end = index + part.length;
  }
  return text + blank(program.slice(end));
}

function isText(part, program, index) {
  if (/^\/[/*]/.test(part)) return true;
  return CALL.test(program.slice(Math.max(0, index - LONGEST_CALL), index));
}

function withoutCode(text) {
  return text.startsWith('`') ? text : text.replace(/`[^`\n]*`/g, blank);
}

function blank(text) {
  return text.replace(/[^\n]/g, ' ');
}
