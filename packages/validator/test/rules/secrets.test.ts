import { analyse, findTarget, latest } from '@mosquitto-conf/config';
import { MASK } from '@mosquitto-conf/config/internal';
import { nodeTls } from '@mosquitto-conf/config/node';
import { expect, test } from 'vitest';
import { diagnose } from '../../src/diagnose.js';
import { EXAMPLE_MAIN, exampleFiles, exampleHost } from '../../src/examples/example-host.js';
import { rules } from '../../src/rules/index.js';

const examples = rules.flatMap(({ id, wrong }) =>
  wrong.map((example, index) => [id, index, example] as const),
);

test.each(examples)(
  '%s, example %i: no secret of a line is in what is reported about it',
  (_, __, example) => {
    const release = findTarget(example.target ?? '') ?? latest;
    const analysis = analyse(
      EXAMPLE_MAIN,
      release,
      exampleHost(exampleFiles(example), nodeTls, example.machine),
    );
    const { report } = analysis;
    for (const { file, range, message, why, help, fixes } of diagnose(analysis, EXAMPLE_MAIN)) {
      const line = range.start.line + 1;
      const said = [message, why, help, ...fixes.map(({ title }) => title)].join('\n');
      const shown = report.shownLine(file, line) ?? '';
      for (const secret of report.secretsAt(file, line)) {
        if (secret.length < 3) continue;
        expect(said).not.toContain(secret);
        expect(shown.split(MASK)[1]).not.toContain(secret);
      }
    }
  },
);
