import { describe, expect, it } from 'vitest';
import { refusals, start } from './support.js';

const broken = `user nobody-here
persistence true
persistence_file db
log_dest file nowhere/log
acl_file nowhere/acl
password_file nowhere/pw
psk_file nowhere/psk
pid_file nowhere/pid
listener 1883
listener 1883
`;
const has = { db: 'this is no database at all' };

describe('the order of start-up', () => {
  it('gives up root last before 2.0', () => {
    expect(refusals('1.6.15', broken, { has })).toEqual([
      'persistence-unreadable',
      'unknown-user',
      'access-file-missing',
      'access-file-missing',
      'access-file-missing',
      'address-in-use',
      'unknown-user',
    ]);
  });

  it('gives up root first from 2.0', () => {
    expect(refusals('2.0.22', broken, { has })).toEqual([
      'unknown-user',
      'pid-file-unwritable',
      'persistence-unreadable',
      'access-file-missing',
      'access-file-missing',
      'access-file-missing',
      'address-in-use',
    ]);
  });

  it('reads passwords, then ACLs, then keys, each for all listeners', () => {
    const text = `per_listener_settings true
listener 1883
psk_file psk1
acl_file acl1
password_file pw1
listener 1884
password_file pw2
acl_file acl2
`;
    const messages = start('2.0.22', text).report.problems.map(({ message }) => /`(.*)`/.exec(message)?.[1]);
    expect(messages).toEqual(['pw1', 'pw2', 'acl1', 'acl2', 'psk1']);
  });

  it('calls what comes before the log is open an error of the configuration, as those who watch it do', () => {
    expect(start('2.1.2', 'pid_file nowhere/pid\n').outcome).toBe('config');
    expect(start('2.1.2', 'acl_file nowhere\n').outcome).toBe('startup');
  });

  it('loads plugins before it reads files, and in 1.4 reads no files then', () => {
    const text = 'auth_plugin ./nope.so\nacl_file nope\n';
    expect(refusals('1.4.15', text)).toEqual(['plugin-unloadable']);
    expect(refusals('1.5.11', text)).toEqual(['plugin-unloadable', 'access-file-missing']);
  });
});
