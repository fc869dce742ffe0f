import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
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
    // Redis
    '# Redis configuration file example.\nbind 127.0.0.1 -::1\nprotected-mode yes\nport 6379\ntcp-backlog 511\ntimeout 0\ntcp-keepalive 300\ndaemonize no\npidfile /var/run/redis_6379.pid\nloglevel notice\nlogfile ""\ndatabases 16\nalways-show-logo no\nset-proc-title yes\nsave 3600 1 300 100\nstop-writes-on-bgsave-error yes\nrdbcompression yes\ndbfilename dump.rdb\ndir ./\nreplica-serve-stale-data yes\nmaxclients 10000\nmaxmemory 100mb\nappendonly no\nappendfilename "appendonly.aof"\nuser default on nopass\naclfile /etc/redis/users.acl\n',
    'bind 127.0.0.1\nport 6379\nrequirepass foobared\nmaxmemory 100mb\n',
    // sshd
    'Include /etc/ssh/sshd_config.d/*.conf\nPort 22\nAddressFamily any\nListenAddress 0.0.0.0\nHostKey /etc/ssh/ssh_host_rsa_key\nSyslogFacility AUTH\nLogLevel INFO\nLoginGraceTime 2m\nPermitRootLogin prohibit-password\nStrictModes yes\nMaxAuthTries 6\nMaxSessions 10\nPubkeyAuthentication yes\nPasswordAuthentication no\nUsePAM yes\nX11Forwarding yes\nPrintMotd no\nAcceptEnv LANG LC_*\nSubsystem sftp /usr/lib/openssh/sftp-server\nMatch User anoncvs\n  X11Forwarding no\n',
    // OpenVPN
    'port 1194\nproto udp\ndev tun\nca ca.crt\ncert server.crt\nkey server.key\ndh dh2048.pem\nserver 10.8.0.0 255.255.255.0\nkeepalive 10 120\nuser nobody\ngroup nogroup\npersist-key\npersist-tun\nverb 3\n',
    // VerneMQ, EMQX, NanoMQ, RabbitMQ
    'allow_anonymous = off\nallow_register_during_netsplit = off\nallow_publish_during_netsplit = off\nallow_subscribe_during_netsplit = off\nretry_interval = 20\nmax_client_id_size = 100\npersistent_client_expiration = never\nmax_inflight_messages = 20\nmax_online_messages = 1000\nmax_offline_messages = 1000\nmax_message_size = 0\nupgrade_outgoing_qos = off\nlistener.max_connections = 10000\nlistener.nr_of_acceptors = 10\nlistener.tcp.default = 127.0.0.1:1883\nlistener.vmq.clustering = 0.0.0.0:44053\nlistener.http.default = 127.0.0.1:8888\nsystree_enabled = on\nshared_subscription_policy = prefer_local\nplugins.vmq_passwd = on\nplugins.vmq_acl = on\nvmq_acl.acl_file = ./etc/vmq.acl\nvmq_passwd.password_file = ./etc/vmq.passwd\nlog.console = file\nnodename = VerneMQ@127.0.0.1\ndistributed_cookie = vmq\nleveldb.maximum_memory.percent = 70\n',
    'allow_anonymous = off\nlistener.tcp.default = 127.0.0.1:1883\nplugins.vmq_acl = on\n',
    'node.name = emqx@127.0.0.1\nnode.cookie = emqxsecretcookie\nnode.data_dir = /var/lib/emqx\nlistener.tcp.external = 0.0.0.0:1883\nlistener.tcp.external.max_connections = 1024000\nallow_anonymous = true\nacl_file = etc/acl.conf\nmqtt.max_packet_size = 1MB\nzone.external.idle_timeout = 15s\n',
    'node {\n  name = "emqx@127.0.0.1"\n  cookie = "emqxsecretcookie"\n  data_dir = "/var/lib/emqx"\n}\n\nlisteners.tcp.default {\n  bind = "0.0.0.0:1883"\n  max_connections = 1024000\n}\nauthorization {\n  no_match = allow\n  sources = [ { type = file, path = "etc/acl.conf" } ]\n}\n',
    '%% emqx acl\n{allow, {user, "dashboard"}, subscribe, ["$SYS/#"]}.\n{allow, {ipaddr, "127.0.0.1"}, pubsub, ["$SYS/#", "#"]}.\n{deny, all, subscribe, ["$SYS/#", {eq, "#"}]}.\n{allow, all}.\n',
    'listeners.tcp.default = 5672\nmqtt.listeners.tcp.default = 1883\nmqtt.allow_anonymous = true\nmqtt.vhost = /\n',
    // HiveMQ
    '<?xml version="1.0" encoding="UTF-8" ?>\n<hivemq xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n    <listeners>\n        <tcp-listener>\n            <port>1883</port>\n            <bind-address>0.0.0.0</bind-address>\n        </tcp-listener>\n    </listeners>\n</hivemq>\n',
    // Python
    'import os\nimport multiprocessing\n\nbind = "0.0.0.0:8000"\nworkers = multiprocessing.cpu_count() * 2 + 1\n\ndef on_starting(server):\n    print("starting")\n    if server.address[0] == "x":\n        return None\n',
    '# -*- coding: utf-8 -*-\nfrom paho.mqtt import client as mqtt\n\nclient = mqtt.Client()\nclient.username_pw_set("user", "secret")\nclient.connect("localhost", 1883, 60)\nclient.loop_forever()\n',
    // scripts without a first line that says so
    'cat > /etc/mosquitto/mosquitto.conf <<EOF\nlistener 1883\nallow_anonymous true\nEOF\nsystemctl restart mosquitto\n',
    'set -e\napt-get install -y mosquitto\ncat << EOF > /etc/mosquitto/conf.d/local.conf\nlistener 1883\nallow_anonymous false\npassword_file /etc/mosquitto/passwd\nEOF\nmosquitto_passwd -b /etc/mosquitto/passwd user pass\nservice mosquitto restart\n',
    // Helm
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ include "mosquitto.fullname" . }}\n  labels:\n    {{- include "mosquitto.labels" . | nindent 4 }}\ndata:\n  mosquitto.conf: |-\n    listener {{ .Values.port }}\n    allow_anonymous {{ .Values.anonymous }}\n    {{- if .Values.persistence }}\n    persistence true\n    {{- end }}\n',
    // a Dockerfile
    'FROM eclipse-mosquitto:2\nCOPY mosquitto.conf /mosquitto/config/mosquitto.conf\nCOPY passwd /mosquitto/config/passwd\nRUN chmod 700 /mosquitto/config/passwd\nEXPOSE 1883\nCMD ["/usr/sbin/mosquitto", "-c", "/mosquitto/config/mosquitto.conf"]\n',
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

  describe('a configuration is one, however it was damaged by hand', () => {
    const folder = new URL('../../../fixtures/configs/', import.meta.url);
    const files = readdirSync(folder)
      .filter((name) => !name.startsWith('broken-'))
      .map((name) => readFileSync(new URL(`${name}/mosquitto.conf`, folder), 'utf8'))
      // Of three damaged lines nothing may be left to tell by.
      .filter((text) => text.split('\n').filter((line) => /^[^#]/.test(line)).length > 4);
    /** What a hand does to a directive's name. */
    const slip = fc.oneof(
      fc.constant((word: string) => word),
      fc
        .nat()
        .map((at) => (word: string) => word.slice(0, at % word.length) + word.slice((at % word.length) + 1)),
      fc.tuple(fc.nat(), fc.constantFrom(...'aeioknrst_')).map(
        ([at, letter]) =>
          (word: string) =>
            word.slice(0, at % word.length) + letter + word.slice(at % word.length),
      ),
      fc.constantFrom(
        (word: string) => word.toUpperCase(),
        (word: string) => word.replace('_', '-'),
        (word: string) => word.replace('_', ''),
        (word: string) => `${word}:`,
        (word: string) => `${word} =`,
        (word: string) => `-${word}`,
      ),
    );
    const damaged = fc
      .record({
        text: fc.constantFrom(...files),
        slips: fc.array(slip, { minLength: 1, maxLength: 8 }),
        inserted: fc.array(fc.constantFrom('lorem ipsum dolor', 'the old broker', 'TODO ask Ana', 'x'), {
          maxLength: 2,
        }),
        cut: fc.option(fc.nat()),
      })
      .map(({ text, slips, inserted, cut }) => {
        const lines = text
          .split('\n')
          .map((line, index) =>
            line.startsWith('#') ? line : line.replace(/^\S+/, slips[index % slips.length]!),
          );
        const all = [...inserted, ...lines].join('\n');
        return cut === null ? all : all.slice(0, text.length - (cut % 20));
      });
    test('by slips, lines of other texts and a lost end', () => {
      fc.assert(
        fc.property(damaged, (text) => contentOf(text) !== 'foreign'),
        { numRuns: 2000 },
      );
    });
  });
});
