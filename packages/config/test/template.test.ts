import { describe, expect, test } from 'vitest';
import { readTemplate } from '../src/template.js';

describe('placeholders', () => {
  test.each([
    ['listener {{ port }}', 'listener 1         '],
    ['listener {{ port }} 127.0.0.1', 'listener 1          127.0.0.1'],
    [`listener \${PORT}\r`, 'listener 1      \r'],
    ['listener @PORT@', 'listener 1     '],
    ['listener __PORT__', 'listener 1       '],
    ['listener <%= port %>', 'listener 1          '],
    ['listener $PORT', 'listener 1    '],
    ['listener $(PORT)', 'listener 1      '],
    ['listener %PORT%', 'listener 1     '],
    ['listener %%PORT%%', 'listener 1       '],
    ['listener %(port)s', 'listener 1       '],
    ['listener #{port}', 'listener 1      '],
    ['listener [[ port ]]', 'listener 1         '],
    ['listener <PORT>', 'listener 1     '],
    ['user <your-user>', 'user 1          '],
    ['cafile <folder>/ca.crt', 'cafile 11111111/ca.crt'],
    ['address <host>:<port>', 'address 111111:111111'],
    ['address $HOST:$PORT', 'address 11111:11111'],
    ['listener {PORT}', 'listener 1     '],
    ['listener {port}', 'listener 1     '],
    ['listener {$PORT}', 'listener 1      '],
    ['listener %{PORT}', 'listener 1      '],
    ['listener #PORT#', 'listener 1     '],
    ['listener ##PORT## 127.0.0.1', 'listener 1        127.0.0.1'],
    ['listener @@PORT@@', 'listener 1       '],
    ['listener <<PORT>>', 'listener 1       '],
    ['listener ((port))', 'listener 1       '],
    ['listener (( port ))', 'listener 1         '],
    ['listener !secret port', 'listener 1           '],
    ['remote_password !env_var MQTT_PASSWORD', 'remote_password 1                     '],
    ['listener <?= $port ?>', 'listener 1           '],
    ["listener <?php echo 'x' ?>", 'listener 1                '],
    [`listener \${PORT:-1883}`, 'listener 1            '],
    ['listener {{ env "PORT" }}', 'listener 1               '],
    ['cafile {FOLDER}/ca.crt', 'cafile 11111111/ca.crt'],
    ['{LISTENERS}', '           '],
    ['$LISTENERS\r', '          \r'],
    ['<LISTENERS>', '           '],
    ['[[ listeners ]]', '               '],
    ['!secret listeners', '                 '],
    ['<<LISTENERS>>', '             '],
    ['cafile {{ folder }}/ca.crt', 'cafile 111111111111/ca.crt'],
  ])('%s', (text, filled) => {
    expect(readTemplate(text)).toEqual({ text: filled, lines: new Set([1]) });
  });

  test('variables that Windows fills in paths are none', () => {
    expect(readTemplate('password_file %APPDATA%\\mosquitto\\passwd')).toBeUndefined();
    expect(readTemplate('password_file %APPDATA%/passwd')).toBeDefined();
  });

  test.each([
    ['address $HOST\ntopic $TEST out', [1, 2]],
    ['topic {{ topic }} out\ntopic $TEST out', [1, 2]],
    ['topic $TEST out\n{% if a %}\ntopic $TEST in\n{% endif %}', [1, 2, 3, 4]],
  ])('a word that may be a topic is one beside others: %j', (text, lines) => {
    expect([...readTemplate(text)!.lines]).toEqual(lines);
  });

  test('of a whole line or a tag: the content is not known', () => {
    const text = 'listener 1883\n{% if tls %}\ncertfile a\n{% endif %}\n{{ rest }}\n';
    const { text: filled, lines } = readTemplate(text)!;
    expect([...lines]).toEqual([2, 3, 4, 5]);
    expect(filled.split('\n').map((line) => line.trim())).toEqual([
      'listener 1883',
      '',
      'certfile a',
      '',
      '',
      '',
    ]);
    expect(filled).toHaveLength(text.length);
  });

  test.each([
    'topic read $SYS/#',
    'topic read $SYS',
    'topic $EDGE/a in',
    'topic $TEST out',
    'topic read $TEST',
    'pattern $TEST',
    'user $ANA',
    'remote_password $ECRET',
    'persistence_file a__b__c.db',
    'topic #{',
    'remote_password pa$WORD',
    'remote_password a<b',
    'remote_password pa<secret>ss',
    'remote_password x#{abc}y',
    'remote_password {abc}',
    'topic {id} out',
    'topic sensors/{id} out',
    'remote_password pa{ss}word',
    'remote_password !secretive',
    'remote_password #A#x',
    'plugin_opt_query {"name": 1}',
    'plugin_opt_query {}',
    'plugin_opt_shift a<<b>>',
    'topic #',
    '[[sensor]]',
    '<VirtualHost>',
    'plugin_opt_ldap_filter (cn=<user>)',
    'plugin_opt_query a=%(user)s;',
    'address [::1]:1883',
    'log_timestamp_format %Y%m%d%H%M%S',
    'pattern read users/%u/%c',
    '# listener {{ port }}',
    '  # listener {{ port }}, <open>',
    'connection a__b',
    'remote_username a@b.example',
    'persistence_location /var/lib/mosquitto/',
    'log_timestamp_format %Y-%m-%dT%H:%M:%S',
    '',
  ])('none in %j', (text) => {
    expect(readTemplate(text)).toBeUndefined();
  });
});
