import { decode } from '@mosquitto-conf/grammar';
import { findDirective } from './catalogue/index.js';
import { at } from './release.js';
import { latest } from './releases.js';
import type { System } from './windows-paths.js';

/** Lines whose value may begin with a path of Windows (`isWindowsPath`), also behind a word (`log_dest file`) or in quotes. */
const CANDIDATES = /^ *([a-z_]\w*) +(?:\S+ +)?["']?(?=[A-Za-z]:[\\/]|\\\\[^\\]|%\w+%[\\/])/gm;

/**
 * The system that a configuration is written for: Windows if one of its lines names a file by a path of Windows. A topic
 * may look like one, so only directives that name files count.
 * @param content the main file
 */
export function systemOf(content: Uint8Array | string): System {
  const text = typeof content === 'string' ? content : decode(content);
  for (const [, name] of text.matchAll(CANDIDATES)) if (mayNameFile(name!)) return 'windows';
  return 'posix';
}

function mayNameFile(name: string): boolean {
  const directive = findDirective(name)?.directive;
  if (!directive) return false;
  return directive.family === true || at(directive.kind, latest).path !== undefined;
}
