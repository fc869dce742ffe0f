import { analyse, findTarget, latest } from '@mosquitto-conf/config';
import { expect, test } from 'vitest';
import { diagnose } from '../src/index.js';
import { machine } from './support.js';

function say(files: Readonly<Record<string, string>>, target = latest.name): string[] {
  const analysis = analyse('mosquitto.conf', findTarget(target)!, machine(files));
  return diagnose(analysis, 'mosquitto.conf').map(
    ({ rule, file, range }) => `${rule} ${file}:${range.start.line + 1}`,
  );
}

test.each([
  ['Jinja', 'listener {{ port }}\nprotocol websockets\n{% if tls %}\ncertfile {{ cert }}\n{% endif %}\n'],
  [
    'Jinja, in a loop',
    '{% for one in listeners %}\nlistener {{ one.port }}\n{% endfor %}\nallow_anonymous false\n',
  ],
  ['a shell', `listener \${PORT}\nmount_point \${FLOOR}/\npassword_file \${FOLDER}/passwd\n`],
  [
    'CMake',
    'user @USER@\nlistener @PORT@ @ADDRESS@\nmax_connections @MANY@\nuse_username_as_clientid @NAMES@\n',
  ],
  [
    'ERB',
    '<% if @tls %>\nlistener 8883\n<% else %>\nlistener 1883\n<% end %>\nallow_anonymous <%= @open %>\n',
  ],
  ['underscores', 'listener __PORT__\nconnection __NAME__\naddress __HOST__:__PORT__\ntopic __TOPIC__ out\n'],
  ['Go', '{{- range .Listeners }}\nlistener {{ .Port }}\n{{- end }}\npersistence {{ .Keep }}\n'],
])('a template of %s: that is all there is to say', (_, text) => {
  for (const target of ['1.6.15', '2.0.22', '2.1.2']) {
    const found = say({ 'mosquitto.conf': text }, target);
    expect(found.filter((one) => !one.startsWith('template '))).toEqual([]);
    expect(found).toHaveLength(1);
  }
});

test('what is wrong with other lines is said all the same', () => {
  expect(
    say({ 'mosquitto.conf': 'listener {{ port }}\nallow_anonymous yes\nlistner {{ port }}\nnonsense 1\n' }),
  ).toEqual([
    'template mosquitto.conf:1',
    'invalid-boolean mosquitto.conf:2',
    'unknown-directive mosquitto.conf:4',
  ]);
});

test('an ACL file may be one', () => {
  const files = {
    'mosquitto.conf': 'listener 1883 127.0.0.1\nallow_anonymous true\nacl_file acl\n',
    acl: 'topic read a\nuser {{ user }}\ntopic readwrit {{ topic }}\ntopic read a/#/b\n',
  };
  expect(say(files)).toEqual([
    'template acl:2',
    'acl-topic-invalid acl:4',
    'announced-removal mosquitto.conf:3',
  ]);
});

test('whether the broker starts is left open, and for the broker itself nothing is', () => {
  const host = machine({ 'mosquitto.conf': 'listener {{ port }}\n' });
  expect(analyse('mosquitto.conf', latest, host).outcome).toBe('unknown');
  expect(analyse('mosquitto.conf', latest, host, { literal: true }).outcome).toBe('config');
});
