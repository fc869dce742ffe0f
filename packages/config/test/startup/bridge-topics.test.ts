import { describe, expect, it } from 'vitest';
import { refusals, start } from './support.js';

const bridge = (...lines: readonly string[]) =>
  `connection b\naddress other.lan:1883\n${lines.map((line) => `${line}\n`).join('')}`;

// Each was asked of the real releases, with every start_type.
describe('topics that begin with $ in 1.5.1 and 1.5.2 (sub__add, sub__messages_queue)', () => {
  const crashing = [
    bridge('topic $x/# out'),
    bridge('topic $x/# both'),
    bridge('topic $share/g/x out'),
    bridge('topic $SYSX/a out'),
    bridge('topic x out 0 $x/'),
    bridge('topic "" out 0 $x/ $y/'),
    bridge('start_type lazy', 'topic $x/# out'),
    bridge('topic a out', 'notification_topic $x/y'),
  ];
  it.each(crashing)('%j crashes', (text) => {
    for (const release of ['1.5.1', '1.5.2']) expect(start(release, text).outcome).toBe('crash');
    for (const release of ['1.5.0', '1.5.3']) expect(start(release, text).outcome).toBe('running');
  });

  it.each([
    bridge('topic $x/# in'),
    bridge('topic a/$x out'),
    bridge('topic $SYS/# out'),
    bridge('topic x out 0 "" $x/'),
    bridge('topic a out', 'notification_topic $SYS/x'),
    bridge('topic a out', 'notifications false', 'notification_topic $x/y'),
  ])('%j does not', (text) => {
    expect(refusals('1.5.2', text)).toEqual([]);
  });
});
