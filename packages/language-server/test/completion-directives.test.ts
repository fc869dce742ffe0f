import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CompletionItemTag } from 'vscode-languageserver-types';
import { doComplete, doResolve } from '../src/index.js';
import { accepted, labels, offered } from './support/complete.js';
import { open } from './support/open.js';

describe('doComplete at a directive', () => {
  it('replaces the whole word, and keeps an existing value', () => {
    expect(accepted('listener 1883\nallow_<|>', 'allow_anonymous')).toBe('listener 1883\nallow_anonymous ');
    expect(accepted('listener 1883\nallow_<|>anon true\n', 'allow_anonymous')).toBe(
      'listener 1883\nallow_anonymous true\n',
    );
    expect(accepted('listener 1883\n  <|>max', 'max_qos')).toBe('listener 1883\n  max_qos ');
  });

  it('offers an empty file what concerns the broker, and nothing that needs something above it', () => {
    const found = labels('<|>');
    expect(found).toEqual(expect.arrayContaining(['listener', 'connection', 'persistence', 'plugin_load']));
    for (const other of ['topic', 'plugin_use', 'mount_point', 'auth_plugin_deny_special_chars']) {
      expect(found).not.toContain(other);
    }
  });

  it('offers directives of a listener below it', () => {
    const found = labels('listener 1883\n<|>');
    expect(found).toEqual(expect.arrayContaining(['certfile', 'mount_point', 'plugin_use']));
    expect(found).not.toContain('topic');
    expect(found.indexOf('certfile')).toBeLessThan(found.indexOf('persistence'));
  });

  it('offers a line for the default listener only where there is no other', () => {
    expect(labels('<|>\n')).toContain('max_connections');
    expect(labels('<|>\nlistener 1883\n')).not.toContain('max_connections');
  });

  it('has the innermost section first', () => {
    const found = labels('listener 1883\nconnection attic\n<|>');
    const order = ['address', 'persistence', 'certfile'].map((name) => found.indexOf(name));
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(labels('connection attic\naddress a\nlistener 1883\n<|>')[0]).toBe('accept_protocol_versions');
  });

  it('has a name in front of those that it is the beginning of', () => {
    for (const target of ['1.4.0', '1.6', '2.0', '2.1']) {
      for (const above of ['', 'listener 1884\n', 'connection a\n', 'plugin a.so\n']) {
        const found = labels(`${above}<|>`, { target });
        for (const [index, name] of found.entries()) {
          const longer = found.slice(0, index).find((other) => other.startsWith(name));
          // What is deprecated stays behind.
          if (longer) expect.soft(`${target} ${above}${longer} before ${name}`).toBe('');
        }
      }
    }
    expect(labels('listener 1884\nlist<|>').indexOf('listener')).toBeLessThan(
      labels('listener 1884\nlist<|>').indexOf('listener_auto_id_prefix'),
    );
  });

  it('leaves out what is set, unless lines add up or it is the line itself', () => {
    const text = 'persistence true\nlistener 1883\nmax_qos 1\n';
    expect(labels(`${text}<|>`)).not.toContain('persistence');
    expect(labels(`${text}<|>`)).not.toContain('max_qos');
    expect(labels(`${text}listener 1884\n<|>`)).toContain('max_qos');
    expect(labels(`${text}<|>`)).toContain('listener');
    expect(labels('connection a\nuser<|>name ana\n')).toContain('remote_username');
  });

  it('leaves out what another file sets', () => {
    expect(
      labels({ 'mosquitto.conf': 'include_dir conf.d\n<|>', 'conf.d/a.conf': 'persistence true\n' }),
    ).not.toContain('persistence');
  });

  it('leaves out what cannot stand beside another line', () => {
    const found = labels('listener 8883\npsk_hint sensors\n<|>');
    expect(found).not.toContain('certfile');
    expect(found).toContain('max_qos');
  });

  it('offers include_dir in the main file alone', () => {
    const files = { 'mosquitto.conf': 'include_dir conf.d\n', 'conf.d/a.conf': '<|>' };
    expect(labels(files)).not.toContain('include_dir');
    expect(labels(files)).toContain('persistence');
  });

  it('does not use sections of other files', () => {
    const files = {
      'mosquitto.conf': 'connection a\naddress a\ninclude_dir conf.d\n',
      'conf.d/a.conf': '<|>',
    };
    expect(labels(files)).not.toContain('topic');
  });

  it('takes security settings for the listener’s with per_listener_settings', () => {
    const text = 'per_listener_settings true\nlistener 1883\npassword_file passwd\nlistener 1884\n<|>';
    expect(labels({ 'mosquitto.conf': text, passwd: '' })).toContain('password_file');
    expect(labels('per_listener_settings true\n<|>')).not.toContain('password_file');
    expect(labels({ 'mosquitto.conf': text.replace('true', 'false'), passwd: '' })).not.toContain(
      'password_file',
    );
  });

  it('offers what the target knows, by the name it knows', () => {
    expect(labels('listener 1883\n<|>', { target: '2.0' })).not.toContain('listener_allow_anonymous');
    expect(labels('listener 1883\n<|>')).toContain('listener_allow_anonymous');
    expect(labels('<|>', { target: '1.6' })).toContain('auth_plugin');
    expect(labels('<|>', { target: '1.6' })).not.toContain('plugin');
    expect(labels('<|>')).not.toContain('auth_plugin');
    expect(labels('connection a\n<|>')).toContain('remote_username');
    expect(labels('connection a\n<|>')).not.toContain('username');
  });

  it('strikes through what is deprecated in the target, and puts it last', () => {
    const items = offered('<|>');
    const tagged = items.filter(({ tags }) => tags?.includes(CompletionItemTag.Deprecated));
    expect(tagged.map(({ label }) => label)).toContain('message_size_limit');
    expect(items.slice(-tagged.length)).toEqual(tagged);
    const old = offered('<|>', { target: '2.0.5' }).find(({ label }) => label === 'message_size_limit');
    expect(old).not.toHaveProperty('tags');
  });

  it('offers the options of a plugin that it knows', () => {
    const text = 'plugin /usr/lib/mosquitto_dynamic_security.so\nplugin_opt_config_file a.json\n<|>';
    expect(labels(text)).toContain('plugin_opt_password_init_file');
    expect(labels(text)).not.toContain('plugin_opt_config_file');
    expect(
      accepted(text.replace('plugin_opt_config_file a.json\n', 'plugin_opt_c'), 'plugin_opt_config_file'),
    ).toContain('\nplugin_opt_config_file ');
    expect(labels('plugin /usr/lib/mosquitto_acl_file.so\n<|>')).toContain('plugin_opt_acl_file');
    expect(labels('auth_plugin /lib/dynamic_security.so\n<|>', { target: '1.6' })).toContain(
      'auth_opt_config_file',
    );
  });

  it('has the summary beside the name, and the description once it is looked at', () => {
    const item = offered('<|>').find(({ label }) => label === 'persistence')!;
    expect(item.detail).toBe('Whether sessions and retained messages are saved to disk');
    expect(item).not.toHaveProperty('documentation');
    const { documentation } = doResolve(item);
    expect(documentation).toMatchObject({
      kind: 'markdown',
      value: expect.stringMatching(/are saved to disk[\s\S]*Default: `false`/),
    });
    expect(doResolve({ label: 'x' })).toEqual({ label: 'x' });
    expect(doResolve({ label: 'x', data: { directive: 'x', release: '2.0.22' } })).not.toHaveProperty(
      'documentation',
    );
  });

  it('resolves every directive of every section', () => {
    for (const target of ['1.4.0', '1.6', '2.0', '2.1']) {
      for (const item of offered('listener 1883\nconnection a\nplugin x.so\n<|>', { target })) {
        if (item.data) expect(doResolve(item), item.label).toHaveProperty('documentation');
      }
    }
  });

  it('offers nothing behind an indented number sign', () => {
    expect(offered(' # allow<|>')).toEqual([]);
  });

  it('never throws, and replaces only text of the line around the cursor', () => {
    const words = [
      'listener',
      'topic',
      '"a b',
      '1883',
      '#',
      ' ',
      '\n',
      '\r',
      '\t',
      'log_dest',
      'file',
      '/',
      'user',
      '<',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...words), fc.string()), { maxLength: 12 }),
        fc.nat(),
        fc.constantFrom('1.4.0', '2.0', '2.1'),
        (parts, at, target) => {
          const text = parts.join(' ').replaceAll('<|>', '');
          const offset = at % (text.length + 1);
          const { document, position } = open(`${text.slice(0, offset)}<|>${text.slice(offset)}`, { target });
          for (const { textEdit } of doComplete(document, position).items) {
            const { range } = textEdit as { range: { start: typeof position; end: typeof position } };
            expect(range.start.line).toBe(position.line);
            expect(range.end.line).toBe(position.line);
            expect(range.start.character).toBeLessThanOrEqual(position.character);
            expect(range.end.character).toBeGreaterThanOrEqual(position.character);
          }
        },
      ),
    );
  });
});
