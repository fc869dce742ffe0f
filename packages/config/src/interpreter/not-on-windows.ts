import { bridgeTcpUserTimeout } from '../catalogue/bridge-network.js';
import type { Directive } from '../catalogue/directive.js';
import { user } from '../catalogue/general.js';
import { bindInterface, listener } from '../catalogue/listener.js';
import { logFacility } from '../catalogue/logging.js';
import { directiveTexts as texts } from '../texts/directives.js';
import type { State, Statement } from './state.js';

/** Lines without any effect (drop_privileges; conf.c: config__read_file_core). */
const ignored: readonly Directive[] = [user, logFacility, bridgeTcpUserTimeout];

/**
 * What the broker does on Windows with a line for which its build has no code (conf.c: config__read_file_core).
 * @returns whether the line is done with
 */
export function handleOnWindows(state: State, { directive, spelling, line, place }: Statement): boolean {
  if (state.host.system !== 'windows') return false;
  const { name } = spelling;
  const flaw = { code: 'not-on-windows', place } as const;
  if (ignored.includes(directive)) {
    const help = texts.removeForWindows;
    state.report.remark({ level: 'hint', ...flaw, message: texts.inertOnWindows({ name }), help });
    return true;
  }
  const isSocket = directive === listener && line.words[0]?.text === '0' && line.words[1] !== undefined;
  if (directive !== bindInterface && !isSocket) return false;
  state.refuse(place, {
    ...flaw,
    message: isSocket ? texts.socketOnWindows : texts.unknownOnWindows({ name }),
    why: texts.refusedOnWindows,
    help: isSocket ? texts.listenOnLoopback : texts.removeForWindows,
  });
  return true;
}
