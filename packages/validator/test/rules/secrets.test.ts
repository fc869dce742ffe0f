import { MASK } from '@mosquitto-conf/config/internal';
import { nodeTls } from '@mosquitto-conf/config/node';
import { expect, test } from 'vitest';
import { diagnose } from '../../src/diagnose.js';
import { EXAMPLE_MAIN } from '../../src/examples/example-host.js';
import { readExample } from '../../src/examples/read-example.js';
import { rules } from '../../src/rules/index.js';

const examples = rules.flatMap(({ id, wrong }) =>
  wrong.map((example, index) => [id, index, example] as const),
);

test.each(examples)(
  '%s, example %i: no secret of a line is in what is reported about it',
  (_, __, example) => {
    const { analysis, farEnds } = readExample(example, nodeTls);
    const { report } = analysis;
    for (const found of diagnose(analysis, EXAMPLE_MAIN, {}, farEnds)) {
      const { file, range, message, why, help, fixes, related = [] } = found;
      const line = range.start.line + 1;
      const others = [...fixes.map(({ title }) => title), ...related.map((one) => one.message)];
      const said = [message, why, help, ...others].join('\n');
      const shown = report.shownLine(file, line) ?? '';
      for (const secret of report.secretsAt(file, line)) {
        if (secret.length < 3) continue;
        expect(said).not.toContain(secret);
        expect(shown.split(MASK)[1]).not.toContain(secret);
      }
    }
  },
);
