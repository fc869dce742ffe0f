import type { Mount } from '@mosquitto-conf/config';
import { dirname, join } from '../paths.js';
import { type DescribedContainer, officialTag } from './container.js';

/**
 * The image that a Dockerfile makes of the official one: what it copies there counts as mounted.
 * @param path absolute
 */
export function readDockerfile(path: string, text: string): readonly DescribedContainer[] {
  const folder = dirname(path);
  let stage: { tag: string; mounts: Mount[] } | undefined;
  for (const line of instructions(text)) {
    const [word = '', ...rest] = line.split(/\s+/);
    const words = rest.filter((one) => !one.startsWith('--'));
    switch (word.toUpperCase()) {
      case 'FROM': {
        const tag = officialTag(words[0] ?? '');
        stage = tag === undefined ? undefined : { tag, mounts: [] };
        break;
      }
      case 'COPY':
      case 'ADD':
        // What another stage has made is not here.
        if (!rest.some((one) => one.startsWith('--from='))) stage?.mounts.push(...copied(words, folder));
        else stage?.mounts.push({ target: unquoted(words.at(-1) ?? '/') });
        break;
      case 'RUN':
        // A command may make any file.
        stage?.mounts.push({ target: '/' });
        break;
    }
  }
  return stage ? [{ ...(stage.tag === '' ? {} : { tag: stage.tag }), mounts: stage.mounts }] : [];
}

/** Each instruction as one line. */
function instructions(text: string): readonly string[] {
  return text
    .split('\n')
    .filter((line) => !/^\s*#/.test(line))
    .join('\n')
    .replaceAll(/\\[ \t]*\r?\n/g, ' ')
    .split('\n')
    .map((line) => line.trim());
}

/** Sources relative to the Dockerfile's folder, and the place they get. */
function copied(words: readonly string[], folder: string): Mount[] {
  const paths = words.map(unquoted).filter(Boolean);
  const target = paths.at(-1);
  if (target === undefined || !target.startsWith('/')) return [];
  return paths.slice(0, -1).flatMap((source) => {
    const from = join(folder, `./${source}`);
    if (!target.endsWith('/')) return [{ target, source: from }];
    const within = { target: target + from.split('/').at(-1), source: from };
    // A file is put into the folder; of a folder, its content is.
    return /\.[^/]+$/.test(source) ? [within] : [within, { target, source: from }];
  });
}

/** A word of a list in JSON, `["a", "b"]`, or of a plain one. */
function unquoted(word: string): string {
  return word.replaceAll(/^\[?"?|"?,?\]?$/g, '');
}
