import { textsOf } from '@mosquitto-conf/config/internal';
import { PASSWORDS } from '../../examples/example-files.js';
import type { ReportedRule } from '../../rule.js';

/** More names than these do not help a reader. */
const SHOWN = 5;

const texts = textsOf('file-not-here', {
  elsewhere: '{count} files belong to another machine: {paths}.',
  unread: '{count} files were not read: {paths}.',
  help: 'Use `--map FROM=TO` or `--root` to say where copies of them are, or `--check-files` if this is the machine of the broker.',
});

export const fileNotHere = {
  id: 'file-not-here',
  texts,
  category: 'pitfall',
  severity: 'info',
  summary:
    'A file or folder is on another machine or outside the folder of the configuration, and was not checked.',
  why: 'The configuration is checked without the files that it names. `--root` and `--map` say where copies of them are on this machine, and `--check-files` that this is the machine of the broker. Otherwise nothing outside the folder of the configuration is read: a configuration could name any file.',
  wrong: [
    {
      text: `
        listener 1883
        password_file /etc/mosquitto/passwd
      `,
      machine: { elsewhere: true },
    },
  ],
  right: [
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: PASSWORDS },
    },
  ],
  merge: (found) => {
    const others = found.filter(({ unread }) => !unread).map((remark) => ({ remark }));
    const unread = found.filter((remark) => remark.unread);
    const paths = [...new Set(unread.map((remark) => `\`${remark.unread!.path}\``))];
    const [remark] = unread;
    if (!remark || paths.length < 2) return found.map((one) => ({ remark: one }));
    const isElsewhere = unread.every((one) => one.unread!.reason === 'elsewhere');
    const values = {
      count: paths.length,
      paths: [...paths.slice(0, SHOWN), ...(paths.length > SHOWN ? ['…'] : [])].join(', '),
    };
    const message = isElsewhere ? texts.elsewhere(values) : texts.unread(values);
    return [{ remark, wording: { message, help: texts.help } }, ...others];
  },
} satisfies ReportedRule;
