import { decode, parseConfiguration } from '@mosquitto-conf/grammar';
import { findDirective, knows } from '../catalogue/index.js';
import type { FileLine } from '../file-lines.js';
import type { FileFailure } from '../host.js';
import { notRead } from '../not-read.js';
import { since } from '../release.js';
import type { Place, Report } from '../report.js';
import { openingOf } from '../special-files.js';
import type { Text } from '../text.js';
import { directiveTexts } from '../texts/directives.js';
import { configurationFile, fileAdvice } from '../texts/files.js';
import { includeTexts as texts } from '../texts/includes.js';
import { brokerLines } from './lines.js';
import { remarkOnOddLine } from './odd-lines.js';
import { brokerPlace, type FileContext, type Inclusion, type State } from './state.js';
import { runStatement } from './statement.js';
import { unknownDirective } from './unknown-directive.js';

/**
 * Reads one configuration file and runs its lines.
 * @returns how many lines the file has
 */
export function readFile(state: State, path: string, included?: Inclusion): number {
  if (included && state.memory.isExhausted) {
    state.report.refuse({
      stage: 'config',
      ...state.memory.noRoom('noRoomForFolder'),
      place: included.by,
      ...nameOf(state, path, included),
    });
    return included.lastLine;
  }
  // The main file of a check may be another one than the broker reads, such as a pipe with a draft.
  const isRefused = included && openingOf(state.host.files, path, 'read', state.release) === 'refused';
  const bytes = isRefused ? 'not-regular' : state.host.files.read(path);
  if (typeof bytes === 'string') {
    cannotOpen(state, path, bytes, included);
    return included?.lastLine ?? 0;
  }
  const document = parseConfiguration(decode(bytes));
  state.report.addDocument(path, document, 'configuration');
  state.files.push({ path, document, ...(included ? { includedBy: included.by } : {}) });
  const context: FileContext = {
    path,
    level: included ? 1 : 0,
    listener: undefined,
    bridge: undefined,
    plugin: undefined,
  };
  // Up to 2.0 the lines above the first listener belong to the default one.
  if (!since(state.release, '2.1')) context.listener = state.defaultListener;
  // Before 1.5.7 each file settles its security settings for itself (config__read_file_core: cur_security_options).
  const settledBefore = state.securitySettled;
  const settlesAlone = !since(state.release, '1.5.7');
  if (settlesAlone) state.securitySettled = false;
  const filled = state.report.readTemplate(path, document.text);
  const read = filled === document.text ? document : parseConfiguration(filled);
  const onOddLine = (line: FileLine) => remarkOnOddLine(path, line, state.report);
  for (const { line, counted } of brokerLines(read, state.release, onOddLine)) {
    const place: Place = {
      file: path,
      line: line.number,
      ...(counted === line.number ? {} : { counted }),
      span: { start: line.name.start, end: (line.value ?? line.name).end },
    };
    const spelling = findDirective(line.name.text);
    const known = state.report.problems.length;
    if (spelling && knows(state.release, spelling))
      runStatement(state, { directive: spelling.directive, spelling, line, place, context });
    else unknownDirective(state, line, place, spelling);
    const { carriageReturn, carriageReturnInside, saveWithUnixEnds, saveWithLineFeeds } = directiveTexts;
    if ((line.value ?? line.name).text.endsWith('\r'))
      explainCarriageReturn(state.report, known, carriageReturn, saveWithUnixEnds);
    else if (read.text.slice(line.start, line.end).includes('\r'))
      explainCarriageReturn(state.report, known, carriageReturnInside, saveWithLineFeeds);
  }
  if (settlesAlone) state.securitySettled = settledBefore;
  return document.lines.length;
}

/** Says of what was refused in a line that its carriage return may be why. @param from the first problem of the line */
function explainCarriageReturn(report: Report, from: number, why: Text, help: Text): void {
  const { problems } = report;
  for (const [index, problem] of problems.entries()) {
    if (index < from) continue;
    const { meant: _, ...rest } = problem;
    problems[index] = {
      ...rest,
      message: problem.message.replaceAll('\r', '\u240d'),
      why: report.write(why),
      help: report.write(help),
    };
  }
}

/**
 * Where the broker says the error is when it cannot begin with an included file: at a line of the file before it, which before
 * 1.5.8 is line 0 of the first file. Without memory it says nothing.
 */
function nameOf(
  { memory, release }: State,
  path: string,
  { by, lastLine }: Inclusion,
): { named?: { file: string; line: number } } {
  if (memory.silencesErrors) return {};
  const isOfFile = lastLine > 0 || !since(release, '1.5.8');
  return { named: isOfFile ? { file: path, line: lastLine } : brokerPlace(by) };
}

const WORDS = {
  missing: 'missing',
  denied: 'denied',
  directory: 'directory',
  unknown: 'elsewhere',
  'not-regular': 'notRegular',
} as const;

const HELP: Readonly<Partial<Record<FileFailure | 'not-regular', Text>>> = {
  directory: fileAdvice.writeFilePath,
  'not-regular': texts.removeOrRename,
};

function cannotOpen(
  state: State,
  path: string,
  failure: FileFailure | 'not-regular',
  included: Inclusion | undefined,
): void {
  const where = included ? { place: included.by, ...nameOf(state, path, included) } : {};
  if (failure === 'directory' && !since(state.release, '2.0')) {
    // C opens a folder, and reads nothing from it; the reader since 1.4.15 (fgets_extending) never stops.
    if (!since(state.release, '1.4.15')) return;
    state.report.refuse({
      stage: 'config',
      code: 'unreadable-configuration',
      hangs: true,
      message: configurationFile.directory({ path }),
      why: texts.readForever,
      help: fileAdvice.writeFilePath,
      ...where,
    });
    return;
  }
  const isSpecial = failure === 'unknown' && state.host.files.unread?.(path) === 'special';
  if (isSpecial && included) {
    state.report.unread.push(included.by);
    state.report.remark({
      level: 'hint',
      undecided: true,
      code: 'file-not-here',
      message: texts.includedSpecial({ path }),
      help: texts.removeOrRename,
      place: included.by,
    });
    return;
  }
  if (isSpecial) {
    state.report.refuse({
      stage: 'config',
      code: 'unreadable-configuration',
      message: texts.special({ path }),
      why: texts.specialEndless,
      help: texts.saveAsFile,
    });
    return;
  }
  if (failure === 'unknown' && included) {
    state.report.unread.push(included.by);
    state.report.remark({
      level: 'hint',
      help: texts.readWhereReadable,
      ...notRead(state.host.files, configurationFile, path),
      place: included.by,
    });
    return;
  }
  state.report.refuse({
    stage: 'config',
    code: 'unreadable-configuration',
    message: configurationFile[WORDS[failure]]({ path }),
    help: HELP[failure] ?? texts.correctPathOrMode,
    ...where,
  });
}
