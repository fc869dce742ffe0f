import { analyse, type Release } from '@mosquitto-conf/config';
import { nodeHost } from '@mosquitto-conf/config/node';
import { runBroker } from './broker.js';
import { inFolder } from './folder.js';
import type { Files } from './generate/ground.js';
import type { Net } from './net.js';
import { agree, measured, predicted, shown, type Verdict } from './verdict.js';

/** One configuration, what was predicted of it and what the broker did. */
export interface Trial {
  readonly files: Files;
  readonly prediction: Verdict;
  readonly fact: Verdict;
  readonly agrees: boolean;
  readonly log: string;
}

/** Loopback as it is in a network namespace. */
const LOOPBACK = { lo: ['127.0.0.1', '::1'] };

/** Predicts what the release does with a configuration, then has it done. */
export function tryOut(files: Files, release: Release, net: Net): Promise<Trial> {
  return inFolder(files, async (folder) => {
    const host = nodeHost({
      cwd: folder,
      checkFiles: true,
      inPlace: true,
      asRoot: process.getuid?.() === 0,
      ...(net.isolated ? { interfaces: LOOPBACK } : {}),
    });
    const prediction = predicted(analyse('mosquitto.conf', release, host));
    const outcome = await runBroker(folder, net);
    const fact = measured(outcome, {
      isQuiet: hasLine(files, /^ *log_/m),
      hasMemoryLimit: hasLine(files, /^ *memory_limit\b/m),
    });
    return { files, prediction, fact, agrees: agree(prediction, fact), log: outcome.log };
  });
}

/** Whether a line of a configuration begins so. */
function hasLine(files: Files, beginning: RegExp): boolean {
  return Object.values(files).some((text) => beginning.test(text));
}

/** A trial for people to read, with what a configuration holds exactly. */
export function described({ files, prediction, fact, log }: Trial): string {
  const named = Object.entries(files).filter(([path]) => path === 'mosquitto.conf' || isNamed(files, path));
  return [
    ...named.map(([path, text]) => `--- ${path}\n${visible(text)}`),
    `predicted: ${shown(prediction)}`,
    `the broker: ${shown(fact)}`,
    `its log:\n${log.replace(/^/gm, '    ').trimEnd()}`,
  ].join('\n');
}

/** Whether a file has a part in it: an included one, or one whose name is mentioned. */
function isNamed(files: Files, path: string): boolean {
  return path.includes('/') || Object.values(files).some((text) => text.includes(path));
}

/** Everything but printable ASCII and the ends of lines, escaped; long lines cut. */
function visible(text: string): string {
  const escaped = text.replace(
    /[^\n -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const short = escaped.replace(/(.)\1{60,}/g, (run, unit: string) => `${unit}{${run.length}}`);
  return short.endsWith('\n') ? short : `${short}\n(no end of line)`;
}
