import { since } from '../../release.js';
import type { Place, ReportEntry, Unwritten } from '../../report.js';
import type { Text } from '../../text.js';
import { folder as folders } from '../../texts/files.js';
import { includeTexts as texts } from '../../texts/includes.js';
import { compareNames } from '../file-order.js';
import { readValue } from '../read-value.js';
import { countScopes, leaveStaleScopes } from '../stale-scopes.js';
import { brokerPlace, type State, type Statement } from '../state.js';

/** `include_dir`: reads every `*.conf` of a folder: since 1.5.7 by name (config__get_dir_files). */
export function includeFolder(state: State, statement: Statement<string>): void {
  if (statement.context.level > 0) {
    notHere(state, statement);
    return;
  }
  const reading = readValue(state, statement);
  if (!reading) return;
  const folder = reading.value;
  state.settings.add(statement.directive, folder, statement.place);
  const names = state.host.files.list(folder);
  if (names === 'unknown') {
    state.report.unread.push(statement.place);
    const isOutside = state.host.files.unread?.(folder) === 'outside';
    state.report.remark({
      level: 'hint',
      code: 'file-not-here',
      message: isOutside ? folders.outside({ path: folder }) : folders.elsewhere({ path: folder }),
      help: texts.sayWhere,
      place: statement.place,
    });
    return;
  }
  if (typeof names === 'string') {
    state.refuse(statement.place, {
      code: 'missing-folder',
      ...folderFault(state, folder),
      why: texts.missingRefused,
    });
    return;
  }
  const paths = names.filter((name) => isIncluded(state, name)).map((name) => `${folder}/${name}`);
  // FindFirstFile of Windows has no answer for none.
  if (paths.length === 0 && isForWindows(state)) {
    state.refuse(statement.place, {
      code: 'missing-folder',
      message: folders.withoutConf({ path: folder }),
      why: texts.missingRefused,
      help: folders.addConf,
    });
    return;
  }
  remarkIgnoredNames(state, statement, names);
  if (since(state.release, '1.5.7')) paths.sort(compareNames);
  else if (paths.length > 1) remarkOrder(state, statement);
  if (paths.length > 0 && state.memory.isExhausted) {
    state.refuse(statement.place, state.memory.noRoom('noRoomForNames'));
    return;
  }
  const before = countScopes(state);
  let lastLine = 0;
  for (const path of paths) lastLine = state.readFile(state, path, { by: statement.place, lastLine });
  leaveStaleScopes(state, statement.context, statement.place, before);
}

function isForWindows({ host }: State): boolean {
  return host.system === 'windows';
}

/** Windows finds `*.conf` in any case (FindFirstFile), and a file of that name alone. */
function isIncluded(state: State, name: string): boolean {
  if (isForWindows(state)) return name.toLowerCase().endsWith('.conf');
  return name.endsWith('.conf') && name.length > '.conf'.length;
}

/** Endings of what people mean to be included. Backups, examples and what is switched off have others. */
const MEANT = /\.(?:cnf|config|cfg|conf\.txt|conf)$/i;

function remarkIgnoredNames(state: State, { place }: Statement, names: readonly string[]): void {
  const ignored = names.filter(
    (name) => MEANT.test(name) && !isIncluded(state, name) && !name.startsWith('.'),
  );
  const [name = '', ...more] = [...ignored].sort(compareNames);
  if (ignored.length === 0) return;
  state.report.remark({
    level: 'warning',
    code: 'include-name-ignored',
    message:
      more.length === 0 ? texts.nameIgnored({ name }) : texts.namesIgnored({ name, count: more.length }),
    why: texts.onlyConf,
    help: texts.rename({ name: `${name.replace(MEANT, '')}.conf` }),
    place,
  });
}

/** Up to 1.5.6 the order is that of the directory (readdir). */
function remarkOrder(state: State, { place }: Statement): void {
  state.report.remark({
    level: 'hint',
    code: 'include-order',
    message: texts.orderUnknown,
    why: texts.orderOfDirectory,
    help: texts.writeOneFile,
    place,
  });
}

function notHere(state: State, statement: Statement): void {
  const [main] = state.files;
  const { by } = ownFolder(state) ?? {};
  const flaw: Unwritten<ReportEntry> = by
    ? {
        code: 'include-own-folder',
        message: texts.ownFolder({ path: main?.path ?? '' }),
        why: since(state.release, '2.1') ? texts.ownFolderRefused : texts.ownFolderTwice,
        help: texts.useOwnFolder,
        related: statement.place,
      }
    : {
        code: 'nested-include',
        message: texts.nested,
        why: since(state.release, '2.1') ? texts.nestedRefused : texts.nestedIgnored,
        help: texts.moveToMain,
      };
  const place = by ?? statement.place;
  if (since(state.release, '2.1')) {
    state.report.refuse({ stage: 'config', ...flaw, place, named: brokerPlace(statement.place) });
  } else {
    state.report.remark({ level: 'warning', ...flaw, place });
  }
}

/** The line that had the main file read a second time, if that is what is being read. */
function ownFolder({ files }: State): { readonly by: Place } | undefined {
  const [main] = files;
  const current = files.at(-1);
  if (!main || !current?.includedBy || nameIn(main.path) !== nameIn(current.path)) return undefined;
  return main.document.text === current.document.text ? { by: current.includedBy } : undefined;
}

function nameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** What is wrong with a path that cannot be opened as a folder, and what to do. */
function folderFault(state: State, folder: string): { readonly message: Text; readonly help: Text } {
  const status = state.host.files.status(folder);
  if (typeof status === 'object' && status.kind === 'file')
    return { message: folders.isFile({ path: folder }), help: texts.writeFolder };
  return {
    message: folders.cannotOpen({ path: folder }),
    help: folder.trim() === folder ? folders.create : texts.removeTrailingBlanks,
  };
}
