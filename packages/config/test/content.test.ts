import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contentOf } from '../src/content.js';

const hash = `$7$101$${'A'.repeat(16)}$${'A'.repeat(86)}==`;

const texts: Readonly<Record<string, readonly string[]>> = {
  configuration: [
    'listener 1883\nallow_anonymous true\n',
    '# Mosquitto\npid_file /run/mosquitto.pid\ninclude_dir /etc/mosquitto/conf.d\n',
    'topic sensors/# in 1\ntopic # both\n',
    'listener\t1883\n',
    '\ufefflistener 1883\n',
    'Listener 1883\nallow-anonymous true\n',
    'lisener 1883\n',
    '[listener]\nlistener 1883\n[access]\nallow_anonymous false\n',
    'listener 1883\nallow_anonymous {{ anonymous }}\n{% if tls %}\nlistener 8883\n{% endif %}\n',
    '[general]\nallow_anonymous = false\n',
    'listener: 1883\nallow_anonymous: true\n',
    'listener 1883\nhost: broker\nuser ana\n',
    'listener 1883;\nuser mosquitto\nallow_anonymous true\n',
  ],
  acl: [
    'user ana\ntopic readwrite home/#\n',
    'topic read $SYS/#\n\npattern write users/%u/#\n',
    '# Who may do what\ntopic a\n',
    'topic in\n',
  ],
  passwords: [`ana:${hash}\nbob:${hash}\n`, 'ana:$6$a$b\n'],
  psk: ['sensor:00112233aabbccdd\nother:0123456789abcdef\n'],
  foreign: [
    // logrotate
    '/var/log/mosquitto/mosquitto.log {\n\trotate 7\n\tdaily\n\tcompress\n\tmissingok\n}\n',
    // supervisor
    '[program:mosquitto]\ncommand=/usr/sbin/mosquitto -c /etc/mosquitto/mosquitto.conf\nuser=mosquitto\n',
    // systemd
    '[Service]\nExecStart=\nExecStart=/usr/sbin/mosquitto -v\nRestart=always\n',
    // nginx
    'user www-data;\nevents {\n  worker_connections 768;\n}\nstream {\n  server { listen 8883; }\n}\n',
    'server {\n  listen 80;\n  location /mqtt { proxy_pass http://mosquitto:9001; }\n}\n',
    // Asterisk
    '[named_acl]\ndeny=0.0.0.0/0.0.0.0\npermit=10.0.0.0/8\n',
    '; comment\n[general]\n',
    // upstart
    'description "Mosquitto broker"\nauthor "A"\nstart on net-device-up\nrespawn\nexec /usr/sbin/mosquitto\n',
    // tmpfiles.d and sysusers.d
    'd /run/mosquitto 0755 mosquitto mosquitto -\n',
    'u mosquitto - "Mosquitto" /var/lib/mosquitto\n',
    // D-Bus, Apache
    '<busconfig>\n<policy user="mosquitto">\n</policy>\n</busconfig>\n',
    '<VirtualHost *:80>\n  ServerName mqtt.example.org\n</VirtualHost>\n',
    // rsyslog, fail2ban, YAML, JSON, a script
    "if $programname == 'mosquitto' then {\n  stop\n}\n",
    '[Definition]\nfailregex = ^.*denied <HOST>$\n',
    'services:\n  mosquitto:\n    image: eclipse-mosquitto\n',
    '{\n  "listener": 1883\n}\n',
    '#!/bin/sh\nlistener 1883\n',
    'apiVersion: v1\nkind: ConfigMap\ndata:\n  mosquitto.conf: |\n    listener 1883\n',
    'version: "3"\nservices:\n  mosquitto:\n    image: eclipse-mosquitto:2\n    user: "1883"\n',
    '{\n  "listener": 1883,\n  "allow_anonymous": true\n}\n',
    // collectd
    'LoadPlugin mqtt\n<Plugin mqtt>\n  <Subscribe "x">\n    Port 1883\n  </Subscribe>\n</Plugin>\n',
    // dnsmasq, which has one of the broker's words with a dash
    'port=53\ndomain-needed\nuser=dnsmasq\nlog-facility=/var/log/dnsmasq.log\n',
    // HAProxy
    'global\n  log /dev/log local0\n  user haproxy\ndefaults\n  mode tcp\nlisten mqtt\n  bind *:1883\n',
    // Monit, xinetd, sysctl
    'check process mosquitto with pidfile /run/mosquitto.pid\n  start program = "/bin/true"\n  stop program = "/bin/true"\n',
    'service mqtt\n{\n  port = 1883\n  socket_type = stream\n}\n',
    'net.core.somaxconn = 1024\n',
  ],
};

describe('contentOf', () => {
  for (const [content, all] of Object.entries(texts)) {
    test.each(all)(`${content}: %j`, (text) => {
      expect(contentOf(text)).toBe(content);
      expect(contentOf(text.replaceAll('\n', '\r\n')), 'with line ends of Windows').toBe(content);
      expect(contentOf(`\n# A comment\n${text}`), 'below a comment').toBe(
        text.startsWith('#!') ? 'configuration' : content,
      );
    });
  }

  test.each([
    '',
    'l',
    '# only a comment\n',
    'user ana\n',
    'lis',
    'xyzxyz z\nqqqqq w\n',
    'abcd b c',
    'l\0i\0s\0',
  ])('does not tell by %j', (text) => {
    expect(contentOf(text)).toBeUndefined();
  });

  test('what a person begins to type is not of another program for long', () => {
    expect(contentOf('list')).toBeUndefined();
    expect(contentOf('topi')).toBeUndefined();
    expect(contentOf('user ana')).toBeUndefined();
    expect(contentOf('listener')).toBe('configuration');
  });

  test('every configuration of the fixtures is one, with all its mistakes', () => {
    const folder = new URL('../../../fixtures/configs/', import.meta.url);
    for (const name of readdirSync(folder)) {
      const content = contentOf(readFileSync(new URL(`${name}/mosquitto.conf`, folder)));
      expect([name, content]).not.toEqual([name, 'foreign']);
    }
  });
});
