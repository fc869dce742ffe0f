import { describe, expect, it } from 'vitest';
import { Report } from '../src/report.js';
import { textsOf } from '../src/text.js';

const { message } = textsOf('example', { message: 'Something is wrong.' });

const config = { stage: 'config', code: 'missing-value', message } as const;
const startup = { stage: 'startup', code: 'unknown-user', message } as const;
const undecided = { level: 'hint', code: 'engine-missing', message, undecided: true } as const;

function outcome(fill: (report: Report) => void): string {
  const report = new Report();
  fill(report);
  return report.outcome;
}

describe('the outcome', () => {
  it('is that of the first problem, and of those while reading before all others', () => {
    expect(outcome(() => {})).toBe('running');
    expect(outcome((report) => report.refuse(startup))).toBe('startup');
    expect(
      outcome((report) => {
        report.refuse(startup);
        report.refuse(config);
      }),
    ).toBe('config');
  });

  it('is a crash where the release crashes before it refuses', () => {
    const crash = { ...config, crashes: true } as const;
    expect(
      outcome((report) => {
        report.refuse(crash);
        report.refuse(config);
      }),
    ).toBe('crash');
    expect(
      outcome((report) => {
        report.refuse(config);
        report.refuse(crash);
      }),
    ).toBe('config');
  });

  it('is unknown where nothing refuses and something cannot be told', () => {
    expect(outcome((report) => report.remark(undecided))).toBe('unknown');
    expect(
      outcome((report) => {
        report.remark(undecided);
        report.refuse(startup);
      }),
    ).toBe('startup');
  });
});
