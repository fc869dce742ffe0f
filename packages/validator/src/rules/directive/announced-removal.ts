import { findDirective, since } from '@mosquitto-conf/config';
import { textsOf } from '@mosquitto-conf/config/internal';
import { PASSWORDS } from '../../examples/example-files.js';
import type { CheckedRule } from '../../rule.js';
import { listOf } from '../../texts/lists.js';

const texts = textsOf('announced-removal', {
  message: 'Mosquitto {release} will remove {directives}.',
  later: 'A later release will remove {directives}.',
  help: 'Before you upgrade, run `checkconfig upgrade FILE --from 2.1 --to 3.0`: it writes the plugins that replace these lines.',
});

export const announcedRemoval: CheckedRule = {
  id: 'announced-removal',
  texts,
  category: 'upgrade',
  severity: 'info',
  summary:
    'A directive still works as before, but the project has announced that a later release removes it.',
  why: 'The change log of 2.1 says that `acl_file` and `password_file` are removed in 3.0, in favor of plugins that do the same. Until then nothing has to be done.',
  first: '2.1.0',
  wrong: [
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: PASSWORDS },
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
      `,
    },
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: PASSWORDS },
      target: '2.0.22',
    },
  ],
  check({ configuration, release, report }) {
    for (const { path, document } of configuration.files) {
      const found = document.lines.flatMap((line) => {
        if (line.kind !== 'directive') return [];
        const directive = findDirective(line.name.text)?.directive;
        const removal = directive?.announced?.find(
          ({ what, part }) => what === 'removed' && part === undefined,
        );
        // `deprecated-directive` reports deprecated directives line by line, as the broker does.
        if (!directive || !removal || directive.deprecated || !since(release, removal.since)) return [];
        return [{ line, name: directive.name, release: removal.release }];
      });
      const [first] = found;
      if (!first) continue;
      const { line, release: removedIn } = first;
      const directives = listOf([...new Set(found.map(({ name }) => `\`${name}\``))]);
      report({
        message:
          removedIn === undefined
            ? texts.later({ directives })
            : texts.message({ release: removedIn, directives }),
        help: texts.help,
        place: {
          file: path,
          line: line.number,
          span: { start: line.name.start, end: (line.value ?? line.name).end },
        },
      });
    }
  },
};
