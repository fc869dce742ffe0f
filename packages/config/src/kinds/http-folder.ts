import { since } from '../release.js';
import { folder as texts } from '../texts/files.js';
import { text } from './text.js';

/** The folder that a WebSockets listener serves. From 2.1 it must be there while the configuration is read. */
export const httpFolder = text({
  role: 'folder',
  expects: 'a folder',
  check: (value, input) => {
    if (!since(input.release, '2.1')) return undefined;
    const status = input.host.files.status(value);
    if (typeof status !== 'string' || status === 'unknown') return undefined;
    return {
      outcome: 'refused',
      code: 'missing-folder',
      message: texts.missing({ path: value }),
      why: texts.servedSilently,
      help: texts.create,
    };
  },
});
