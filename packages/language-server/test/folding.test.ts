import { describe, expect, it } from 'vitest';
import { getFoldingRanges } from '../src/index.js';
import { open } from './support/open.js';

/** First and last line, from 1, and the kind. */
function folds(files: Parameters<typeof open>[0]) {
  const { document } = open(files);
  return getFoldingRanges(document).map(({ startLine, endLine, kind }) =>
    [startLine + 1, endLine + 1, kind].filter((one) => one !== undefined),
  );
}

describe('getFoldingRanges', () => {
  it('folds sections up to what belongs to them', () => {
    expect(
      folds(`persistence true

listener 1883
max_connections 5

# What follows is for the broker.
log_type all
connection cloud
address a.example

# A comment
topic # out
`),
    ).toEqual([
      [3, 4],
      [8, 12],
    ]);
  });

  it('folds a plugin with its options inside its listener', () => {
    expect(
      folds(
        'per_listener_settings true\nlistener 1883\nplugin /a.so\nplugin_opt_key 1\nallow_anonymous true\n',
      ),
    ).toEqual([
      [2, 5],
      [3, 4],
    ]);
  });

  it('folds comments in a row, not one alone', () => {
    expect(folds('# a\n# b\n\n# c\nlistener 1883\n# d\n# e\n# f')).toEqual([
      [1, 2, 'comment'],
      [6, 8, 'comment'],
    ]);
  });

  it('folds regions, one in another, but none that is not closed', () => {
    expect(
      folds('# region All\n#region In\nlog_type all\n#endregion\n# endregion\n# endregion\n# region\n'),
    ).toEqual([
      [1, 5, 'region'],
      [2, 4, 'region'],
    ]);
    expect(folds('# regional\n\n# endregion\n')).toEqual([]);
  });

  it('folds the users of an ACL file', () => {
    const conf = 'listener 1883\nacl_file acl\n';
    expect(
      folds({ 'mosquitto.conf': conf, acl: 'topic a<|>\nuser ana\ntopic b\n\ntopic c\n\nuser bo\n' }),
    ).toEqual([[2, 5]]);
  });
});
