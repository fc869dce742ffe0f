import { describe, expect, test, vi } from 'vitest';
import { hostNames, usualHosts } from '../src/init/names.js';

const machine = vi.hoisted(() => ({ name: 'here' }));
vi.mock('node:os', () => ({ hostname: () => machine.name }));

describe('the names of hosts in certificates', () => {
  test.each([
    ['mqtt.example.org', 'mqtt.example.org'],
    ['10.0.0.1', '10.0.0.1'],
    ['fd00::1', 'fd00::1'],
    ['mqtt.exämple.org', 'mqtt.xn--exmple-cua.org'],
    ['МОСКВА.рф', 'xn--80adxhks.xn--p1ai'],
  ])('%s is %s', (host, ascii) => {
    expect(hostNames([host])).toEqual([ascii]);
  });

  test.each(['', 'a b', '-x', 'a_b', 'ä b', 'a\nb', 'ä/b'])('%j is refused', (host) => {
    expect(() => hostNames(['localhost', host])).toThrow('is not the name or the address of a host');
  });

  test.each([
    ['here', ['here', 'localhost', '127.0.0.1']],
    // No certificate can have this name, so programs on this machine use the others.
    ['my_pc', ['localhost', '127.0.0.1']],
    ['büro', ['xn--bro-hoa', 'localhost', '127.0.0.1']],
  ])('of a machine that is called %s', (name, hosts) => {
    machine.name = name;
    expect(usualHosts()).toEqual(hosts);
  });
});
