import { findTarget, latest } from '@mosquitto-conf/config';
import { describe, expect, it } from 'vitest';
import { effectiveMarkdown, explain, explainWord } from '../src/index.js';
import { open } from './support/open.js';

function explained(files: Parameters<typeof open>[0]): string | undefined {
  const { document, position } = open(files);
  return explain(document, position);
}

describe('explain', () => {
  it('explains the directive of a line, also from its value', () => {
    expect(explained('sys_<|>interval 60\n')).toContain('**`sys_interval`**: ');
    const value = explained('\nsys_interval 6<|>0\n');
    expect(value).toContain('`60` is 1 minute');
    expect(value).toContain('**`sys_interval`**: ');
  });

  it('gives the whole page of a rule', () => {
    expect(explained('# checkconfig-disable local-<|>only\n')).toMatch(/^# local-only\n[\s\S]*## Wrong\n/);
  });

  it('explains lines of other files', () => {
    const files = { 'mosquitto.conf': 'listener 1883\nacl_file acl\n', acl: 'user ana\ntopic rea<|>d a\n' };
    expect(explained(files)).toContain('`ana` may read the topic `a`.');
  });

  it('has nothing to say of nothing', () => {
    expect(explained('\n<|>\n')).toBeUndefined();
    expect(explained('nonsense<|> 1\n')).toBeUndefined();
  });
});

describe('explainWord', () => {
  it('knows directives, rules and kinds of values', () => {
    expect(explainWord('max_packet_size', findTarget('2.0')!)).toContain('- Default: `0`');
    expect(explainWord('local-only', latest)).toMatch(/^# local-only\n/);
    expect(explainWord('duration', latest)).toContain(
      'Directives that take it: `persistent_client_expiration`',
    );
    expect(explainWord('bridge-topic', latest)).toContain('- `DIRECTION`: ');
  });

  it('does not know anything else', () => {
    expect(explainWord('listner', latest)).toBeUndefined();
    expect(explainWord('', latest)).toBeUndefined();
  });
});

describe('effectiveMarkdown', () => {
  it('lists what is in force with where it comes from', () => {
    const { project } = open({
      'mosquitto.conf':
        'sys_interval 60\nsys_interval 90\nlistener 1883\nallow_anonymous true\ninclude_dir c\n',
      'c/a.conf': 'persistence true\n',
    });
    const text = effectiveMarkdown(project);
    expect(text).toMatch(/^## `mosquitto.conf`\n\nAs Mosquitto 2.1.2 reads it.\n/);
    expect(text).toContain(
      '| `sys_interval` | `90` (1 minute 30 seconds), instead of `60` | mosquitto.conf:2 |',
    );
    expect(text).toContain('| `persistence` | `true` | c/a.conf:1 |');
    expect(text).toContain('### `listener 1883`\n\nmosquitto.conf:3\n');
    // Neither set nor with a default.
    expect(text).not.toContain('| `pid_file` |');
  });

  it('says that the target would not start, and shows no secret', () => {
    const { project } = open(
      'connection a\naddress b\ntopic #\nremote_username u\nremote_password hush\nsys_interval x\n',
    );
    const text = effectiveMarkdown(project);
    expect(text).toContain('refuses this configuration');
    expect(text).not.toContain('hush');
  });
});
