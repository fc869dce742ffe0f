import { describe, expect, it } from 'vitest';
import { start } from './support.js';

const NONE = '';
const ACL = 'plugin /usr/lib/mosquitto_acl_file.so\nplugin_opt_acl_file';

/** The ACL file that each listener goes by, in order. */
function acls(text: string, release = '2.1.2', has: Readonly<Record<string, string>> = {}) {
  const files = { one: 'topic a\n', two: 'topic b\n', ...has };
  const { access, configuration, report } = start(release, text, {
    has: files,
    hasFilePlugins: true,
    root: false,
  });
  expect(report.problems.map(({ message }) => message)).toEqual([]);
  return configuration.listeners.map(
    (listener) => access.find(({ listeners }) => listeners.includes(listener))?.acl?.path,
  );
}

describe('the plugins of 2.1 that decide by a file', () => {
  it('name it with an option, of which the last counts', () => {
    expect(acls(`listener 1883\n${ACL} one\n`)).toEqual(['one']);
    expect(acls(`listener 1883\n${ACL} one\nplugin_opt_acl_file two\n`)).toEqual(['two']);
    expect(acls(`listener 1883\nglobal_plugin /x/mosquitto_acl_file.so\nplugin_opt_acl_file one\n`)).toEqual([
      'one',
    ]);
    expect(acls('listener 1883\nplugin /usr/lib/mosquitto_acl_file.so\n')).toEqual([undefined]);
    expect(
      acls(
        'listener 1883\nplugin /usr/lib/mosquitto_acl_file_of_ours.so\nplugin_opt_acl_file one\n',
        '2.1.2',
        { '/usr/lib/mosquitto_acl_file_of_ours.so': '\x7fELF\0mosquitto_plugin_version\0' },
      ),
    ).toEqual([undefined]);
  });

  it('are asked before the directive of the same listeners', () => {
    expect(acls(`listener 1883\nacl_file two\n${ACL} one\n`)).toEqual(['one']);
  });

  it('are for the listener that uses them, behind what is for all', () => {
    const load = 'plugin_load files /usr/lib/mosquitto_acl_file.so\nplugin_opt_acl_file one\n';
    const two = 'listener 1883\nplugin_use files\nlistener 1884\n';
    expect(acls(`${load}${two}`)).toEqual(['one', undefined]);
    expect(acls(`${load}acl_file two\n${two}`)).toEqual(['two', 'two']);
    expect(acls(`per_listener_settings true\n${load}${two}acl_file two\n`)).toEqual(['one', 'two']);
  });

  it('must find their file, and so must a directive that is never asked', () => {
    const codes = (text: string) =>
      start('2.1.2', text, { has: { one: NONE }, hasFilePlugins: true, root: false }).report.problems.map(
        ({ code, place }) => `${code} ${place?.line}`,
      );
    expect(codes(`listener 1883\n${ACL} gone\n`)).toEqual(['access-file-missing 3']);
    expect(codes(`listener 1883\n${ACL} one\nacl_file gone\n`)).toEqual(['access-file-missing 4']);
  });

  it('are plugins like any other before 2.1, and where their library has to be there', () => {
    const codes = (release: string, host = {}) =>
      start(release, `listener 1883\n${ACL} one\n`, {
        has: { one: NONE },
        root: false,
        ...host,
      }).report.problems.map(({ code }) => code);
    expect(codes('2.0.22', { hasFilePlugins: true })).toEqual(['plugin-unloadable']);
    expect(codes('2.1.2')).toEqual(['plugin-unloadable']);
    expect(codes('2.1.2', { hasFilePlugins: true })).toEqual([]);
  });
});

describe('the SQLite plugin of 2.1 refuses values of its options (measured with 2.1.2)', () => {
  /** What is refused, or else reported. */
  function found(option: string, release = '2.1.2', library = 'mosquitto_persist_sqlite.so') {
    const text = `listener 1883\nplugin /usr/lib/${library}\nplugin_opt_db_file /tmp/x.db\n${option}\n`;
    const { report } = start(release, text, { hasFilePlugins: true, root: false });
    const own = ({ code }: { readonly code: string }) => code === 'plugin-option-invalid';
    if (report.problems.some(own)) return 'refused';
    return report.remarks.some(own) ? 'reported' : 'accepted';
  }

  it.each([
    ['plugin_opt_sync FULL', 'accepted'],
    ['plugin_opt_sync sometimes', 'refused'],
    ['plugin_opt_sync 1', 'refused'],
    ['plugin_opt_SYNC nope', 'refused'],
    ['plugin_opt_flush_period 0', 'accepted'],
    ['plugin_opt_flush_period -1', 'refused'],
    ['plugin_opt_flush_period 5s', 'reported'],
    ['plugin_opt_flush_period x', 'reported'],
    ['plugin_opt_page_size 0', 'refused'],
    ['plugin_opt_page_size x', 'refused'],
    ['plugin_opt_page_size 4k', 'reported'],
    ['plugin_opt_page_size 1000', 'reported'],
    ['plugin_opt_page_size 131072', 'reported'],
    ['plugin_opt_page_size 8192', 'accepted'],
    ['plugin_opt_constructor 1', 'accepted'],
  ])('%s: %s', (option, outcome) => {
    expect(found(option)).toBe(outcome);
  });

  it('other plugins decide on their options themselves', () => {
    expect(found('plugin_opt_sync sometimes', '2.1.2', 'mosquitto_sparkplug_aware.so')).toBe('accepted');
    expect(found('plugin_opt_sync sometimes', '2.0.22')).toBe('accepted');
  });
});

describe('the SQLite plugin of 2.1 needs its database (measured with 2.1.2)', () => {
  const PLUGIN = 'listener 1883\nplugin /usr/lib/mosquitto_persist_sqlite.so\n';
  const pipe = { kind: 'pipe', mode: 0o666, uid: 0, gid: 0 } as const;
  const has = {
    'folder/other': '',
    empty: '',
    text: 'hello\n',
    database: 'SQLite format 3\0…',
    pipe: { content: '', status: pipe },
  };
  const refused = (text: string, release = '2.1.2', host = {}) =>
    start(release, text, { hasFilePlugins: true, root: false, has, ...host }).report.problems.map(
      ({ code, place }) => `${place?.line} ${code}`,
    );

  it.each([
    ['plugin_opt_db_file new', []],
    ['plugin_opt_db_file folder/new', []],
    ['plugin_opt_db_file empty', []],
    ['plugin_opt_db_file database', []],
    ['plugin_opt_db_file :memory:', []],
    ['plugin_opt_sync full', []],
    ['plugin_opt_db_file nowhere/new', ['3 plugin-database-unusable']],
    ['plugin_opt_DB_FILE nowhere/new', ['3 plugin-database-unusable']],
    ['plugin_opt_db_file folder', ['3 plugin-database-unusable']],
    ['plugin_opt_db_file text', ['3 plugin-database-unusable']],
    ['plugin_opt_db_file pipe', ['3 plugin-database-unusable']],
    ['plugin_opt_db_file nowhere/new\nplugin_opt_db_file new', []],
    ['plugin_opt_db_file new\nplugin_opt_db_file nowhere/new', ['4 plugin-database-unusable']],
    ['persistence_location folder/', []],
    ['persistence_location nowhere/', []],
    ['persistence_location nowhere/deeper', ['3 plugin-database-unusable']],
    ['plugin_opt_db_file nowhere/new\npersistence_location folder', []],
  ])('%j: %j', (lines, expected) => {
    expect(refused(`${PLUGIN}${lines}\n`)).toEqual(expected);
  });

  it('other plugins, and other places for what is written, do not', () => {
    expect(refused(`${PLUGIN}plugin_opt_db_file nowhere/x\n`, '2.1.2', { skips: ['written-files'] })).toEqual(
      [],
    );
    expect(
      refused('listener 1883\nplugin mosquitto_sparkplug_aware.so\nplugin_opt_db_file nowhere/x\n'),
    ).toEqual([]);
  });
});
