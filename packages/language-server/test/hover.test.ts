import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AUTHORITY, SERVER, SERVER_KEY, SOON } from '../../validator/src/examples/example-files.js';
import { doHover } from '../src/index.js';
import { type OpenOptions, open, textAt } from './support/open.js';

/** What is shown at the cursor; '' for nothing. */
function hover(files: Parameters<typeof open>[0], options?: OpenOptions): string {
  const { document, position } = open(files, options);
  const found = doHover(document, position);
  return found ? (found.contents as { value: string }).value : '';
}

/** The text that it is about. */
function about(files: Parameters<typeof open>[0]): string | undefined {
  const { document, position } = open(files);
  const range = doHover(document, position)?.range;
  return range && textAt(document, range);
}

const HASH = `$7$101$${'A'.repeat(16)}$${'A'.repeat(86)}==`;

describe('a directive', () => {
  it('is described as the target knows it', () => {
    const text = hover('max_<|>packet_size 2048\n', { target: '2.1' });
    expect(text).toContain('- Value: a whole number of bytes, 20 and more');
    expect(text).toContain('- Default: `2000000` (2 MB)');
    expect(text).toContain('- Releases: 1.6.0 and newer');
    expect(text).toContain('[Manual](https://mosquitto.org/man/mosquitto-conf-5.html');
    expect(hover('max_<|>packet_size 2048\n', { target: '1.5' })).toContain(
      'Mosquitto 1.5.11 does not know it',
    );
  });

  it('says what a reload does, and that it is deprecated', () => {
    expect(hover('listener 1883\nmax_<|>qos 1\n', { target: '2.0' })).toContain(
      'a reload (SIGHUP) resets it to the default until a restart',
    );
    expect(hover('po<|>rt 1883\n')).toContain('**Deprecated** since 2.0.0: use `listener` instead.');
    expect(hover('trace_<|>level x\n', { target: '1.6' })).toContain(
      '**Without effect in Mosquitto 1.6.15.**',
    );
  });

  it('says what the test broker does with the line, and what shows it', () => {
    expect(hover('connection a\naddress b\ntopic #\nbridge_tcp_user_<|>timeout 1\n')).toContain(
      '- Test broker: not supported. Node.js cannot set the time that sent data may stay unacknowledged. ' +
        'The setting of the operating system applies.',
    );
    expect(hover('log_<|>dest stderr\n')).toContain(
      '- Test broker: executed, but not fully. Nothing is logged to DLT, which needs its native library.',
    );
    expect(hover('listener 1883\ntls_key<|>form pem\n')).toContain(
      '- Test broker: only the default is supported. TLS engines are not loaded. Keys are read from their files.',
    );
    expect(hover('max_<|>keepalive 60\n')).toContain(
      '- Test broker: executed\n- Visible effect: CONNACK has Server Keep Alive.',
    );
    expect(hover('set_tcp_<|>nodelay true\n')).toContain(
      '- Test broker: executed\n- Visible effect: none. Only the timing of packets in the network differs.',
    );
  });

  it('is told by its alias, too', () => {
    expect(hover('connection a\naddress b\ntopic #\nclient<|>id x\n')).toContain(
      '**`clientid`** (another name for `remote_clientid`)',
    );
  });

  it('tells what is in force, and which line it comes from', () => {
    expect(hover('sys_<|>interval 60\n')).toContain('**In force**: `60` (1 minute).');
    expect(hover('sys_interval 60\nsys_<|>interval 90\n')).toContain(
      '**In force**: `90` (1 minute 30 seconds), instead of `60` of [`mosquitto.conf:1`](<file:///project/mosquitto.conf#L1>).',
    );
    expect(
      hover({
        'mosquitto.conf': 'sys_<|>interval 60\ninclude_dir conf.d\n',
        'conf.d/a.conf': 'sys_interval 90\n',
      }),
    ).toContain(
      '**Not in force**: [`conf.d/a.conf:1`](<file:///project/conf.d/a.conf#L1>) replaces it with `90`',
    );
  });

  it('shows no password', () => {
    const text = 'connection a\naddress b\ntopic #\nremote_username u\nremote_pass';
    expect(hover(`${text}<|>word hush\n`)).toContain('**In force**: (secret).');
    expect(hover(`${text}word hu<|>sh\n`)).not.toContain('hush');
  });

  it('is nothing where there is none', () => {
    expect(hover('<|>\n')).toBe('');
    expect(hover('listener 1883\n# com<|>ment\n')).toBe('');
    expect(hover('nonsen<|>se 1\n')).toBe('');
  });
});

describe('a value', () => {
  it('is shown in words', () => {
    expect(hover('persistent_client_expiration 3<|>0m\n')).toContain(
      '`30m` is 900 days: `m` stands for months of 30 days',
    );
    expect(hover('max_packet_size 655<|>36\n')).toContain('`65536` is 64 KiB');
    expect(hover('message_size_limit <|>0\n')).toContain('`0` is no limit');
  });

  it('is compared with the default', () => {
    expect(hover('persistence tr<|>ue\n')).toContain('`true`; the default is `false`');
    expect(hover('persistence fal<|>se\n')).toContain('`false`, the default');
  });

  it('is one of several words, each with its meaning', () => {
    expect(hover('listener 1883\nprotocol web<|>sockets\n')).toContain('`websockets`: MQTT over WebSockets');
    expect(hover('log_dest st<|>derr\n')).toContain('`stderr`: The standard error output');
    const topic = 'connection a\naddress b\ntopic a/# o<|>ut 1\n';
    expect(hover(topic)).toContain('`out`: From this broker to the other');
    expect(about(topic)).toBe('out');
  });

  it('is a file with certificates', () => {
    const files = {
      'mosquitto.conf': 'listener 8883\ncertfile ser<|>ver.crt\nkeyfile server.key\nallow_anonymous true\n',
      'server.crt': SOON,
      'server.key': SERVER_KEY,
    };
    const text = hover(files, { machine: { now: '2026-06-01T00:00:00Z' } });
    expect(text).toMatch(/- good until 2026-0[67]-\d\d, for \d+ days more/);
    expect(text).toContain('issued by `CN=Fixture authority, O=Fixtures`');
    expect(hover(files, { machine: { now: '2027-06-01T00:00:00Z' } })).toMatch(
      /- expired on 2026-0[67]-\d\d, \d+ days ago/,
    );
  });

  it('is a key, which belongs to a certificate', () => {
    const text = hover({
      'mosquitto.conf': 'listener 8883\ncafile ca.crt\ncertfile server.crt\nkeyfile ser<|>ver.key\n',
      'ca.crt': AUTHORITY,
      'server.crt': SERVER,
      'server.key': SERVER_KEY,
    });
    expect(text).toContain('The private key that belongs to');
    expect(text).toContain('CN=localhost');
    expect(text).not.toContain('CA certificate');
    expect(text).toContain('- for `localhost`, `broker.example`');
  });

  it('is an access file', () => {
    const files = {
      'mosquitto.conf': 'listener 1883\nallow_anonymous false\npassword_file pass<|>wd\nacl_file acl\n',
      passwd: `ana:${HASH}\n`,
      acl: 'topic $SYS/#\nuser ana\ntopic a\ntopic b\npattern c/%u\n',
    };
    expect(hover(files)).toContain('Contains 1 user.');
    expect(
      hover({ ...files, 'mosquitto.conf': 'listener 1883\nallow_anonymous false\nacl_file a<|>cl\n' }),
    ).toContain('Holds 2 rules for 1 user, 1 for anonymous clients and 1 pattern for every client.');
  });

  it('is a folder of files', () => {
    const files = { 'conf.d/b.conf': '', 'conf.d/a.conf': '', 'conf.d/other': '' };
    expect(hover({ 'mosquitto.conf': 'include_dir con<|>f.d\n', ...files })).toContain(
      'Reads 2 files, in this order:\n\n' +
        '1. [`conf.d/a.conf`](<file:///project/conf.d/a.conf>)\n1. [`conf.d/b.conf`](<file:///project/conf.d/b.conf>)',
    );
  });

  it('is a listener', () => {
    const text = hover({
      'mosquitto.conf':
        'listener 18<|>83 127.0.0.1\nmount_point m/\nallow_anonymous false\npassword_file passwd\n',
      passwd: `ana:${HASH}\n`,
    });
    expect(text).toContain('**Port 1883** on 127.0.0.1, only on this machine');
    expect(text).toContain('- may connect: 1 user with a password');
    expect(text).toContain('- they may do everything');
    expect(text).toContain('- their topics are below the mount point `m/`');
  });

  // Measured: up to 2.0 both directives are ignored without TLS, and from 2.1 the name has to come from a proxy.
  it.each([
    ['1.6', 'may connect: anyone'],
    ['2.0.11', 'may connect: anyone'],
    ['2.0.22', 'may connect: anyone'],
    ['2.1', 'may connect: no client, because no proxy reports a username'],
  ])('is a listener that wants names from certificates and has no TLS, in %s', (target, expected) => {
    const text =
      'listener 18<|>83 127.0.0.1\nallow_anonymous true\nrequire_certificate true\nuse_identity_as_username true\n';
    expect(hover(text, { target })).toContain(`- ${expected}\n`);
  });

  it('is a listener whose ACL file a plugin names, which counts once', () => {
    const text = (line: string) =>
      `listener 18<|>83\nallow_anonymous true\nplugin /usr/lib/mosquitto_acl_file.so\nplugin_opt_acl_file ${line}\n`;
    const acl = 'topic read a\n';
    expect(hover({ 'mosquitto.conf': text('acl'), acl })).toContain('- they may do what 1 ACL rule allows');
    const option = text('a<|>cl').replace('18<|>83', '1883');
    expect(hover({ 'mosquitto.conf': option, acl })).toContain('1 for anonymous clients');
    // The file is an ACL file to the editor.
    expect(hover({ 'mosquitto.conf': text('acl').replace('<|>', ''), acl: 'topic re<|>ad a\n' })).toContain(
      '`read`',
    );
  });

  it('is what a bridge carries', () => {
    const bridge = 'connection cloud\naddress broker.exam<|>ple.com\n';
    expect(hover(`${bridge}topic # in\ntopic a out\n`)).toContain(
      '- not encrypted, over the internet\n- 2 topics: 1 out, 1 in',
    );
    const topic = hover('connection cloud\naddress far\ntopic a/<|># both 1 here/ there/\n');
    expect(topic).toContain(
      '**Out**: messages published here to every topic below `here/a/`, and `here/a` itself are sent to `far` as `there/a/#`.',
    );
    expect(topic).toContain(
      '**In**: messages published at `far` to every topic below `there/a/`, and `there/a` itself are received here as `here/a/#`.',
    );
  });
});

describe('a comment that switches rules off', () => {
  it('explains the rule', () => {
    expect(hover('# checkconfig-disable-next-line local-<|>only -- why not\n')).toMatch(
      /\*\*`local-only`\*\* .*[\s\S]*\[More\]\(<https:\/\/rules.example\/local-only>\)/,
    );
  });

  it('explains itself', () => {
    expect(hover('# checkconfig-dis<|>able\n')).toContain('`checkconfig-disable`: Leaves out');
  });
});

describe('an ACL file', () => {
  const acl = (text: string) =>
    hover({
      'mosquitto.conf': 'listener 1883\nlistener 1884\nallow_anonymous true\nacl_file acl\n',
      acl: text,
    });

  it('says whom a line lets do what', () => {
    expect(acl('user ana\ntopic read a/<|>#\n')).toBe(
      '`ana` may read every topic below `a/`, and `a` itself.',
    );
    expect(acl('topic a/+/<|>b\n')).toBe(
      'An anonymous client may read and publish to topics such as `a/+/b` (`+` is any one level).',
    );
    expect(acl('pattern write c/%<|>u\n')).toBe(
      'Every client may publish to the topic `c/%u`, where `%u` is the username of the client.',
    );
  });

  it('says what is denied of it', () => {
    expect(acl('user ana\ntopic read a/<|>#\ntopic deny a/secret\ntopic deny b\n')).toContain(
      'But not the topic `a/secret` (line 3): lines with `deny` come first.',
    );
  });

  it('says what a user may do, and where', () => {
    const text = acl('user a<|>na\ntopic read a\npattern c/%u\n');
    expect(text).toContain('- `ana` may read the topic `a`.');
    expect(text).toContain('1 pattern for every client as well.');
    expect(text).toContain('Used by all listeners.');
  });

  it('says what a kind of access is', () => {
    expect(acl('user ana\ntopic re<|>ad a\n')).toContain('`read`: Receive messages.');
  });
});

describe('a password file', () => {
  const passwords = (text: string, target = '2.1') =>
    hover(
      {
        'mosquitto.conf': 'listener 1883\nallow_anonymous false\npassword_file passwd\nacl_file acl\n',
        passwd: text,
        acl: 'user ana\ntopic a\n',
      },
      { target },
    );

  it('says who a line is and never what the hash is', () => {
    const text = passwords(`an<|>a:${HASH}\n`);
    expect(text).toContain('**User** `ana`');
    expect(text).toContain('PBKDF2-SHA512, 101 iterations');
    expect(text).toContain('The ACL file `acl` has 1 rule for it.');
    expect(text).not.toContain('AAAA');
    expect(passwords(`ben:$7<|>${HASH.slice(2)}\n`)).toContain('has no rule for it');
  });

  it('says that a line is of no use', () => {
    expect(passwords('an<|>a:plain\n')).toContain('Password: not hashed, so no client can connect with it.');
    expect(passwords('an<|>a:plain\n', '2.0')).toContain('No client can connect with this line.');
  });
});

describe('a PSK file', () => {
  it('says whose key it is and never the key', () => {
    const text = hover({
      'mosquitto.conf': 'listener 8883\npsk_hint h\npsk_file psk\nallow_anonymous true\n',
      psk: 'sen<|>sor:00112233445566778899aabbccddeeff\n',
    });
    expect(text).toContain('**Identity** `sensor`');
    expect(text).toContain('Key of 128 bits.');
    expect(text).toContain('Used by port 8883.');
    expect(text).not.toContain('0011');
  });
});

it('answers at any place of any text, about a stretch that holds the place', () => {
  const line = fc.tuple(
    fc.constantFrom(
      'listener 1883',
      'topic',
      'user',
      'persistent_client_expiration',
      '#',
      'certfile',
      'include_dir',
      '',
    ),
    fc.string({ unit: 'binary', maxLength: 20 }),
  );
  const text = fc
    .array(line, { maxLength: 8 })
    .map((lines) => lines.map((words) => words.join(' ')).join('\n'));
  fc.assert(
    fc.property(text, text, fc.nat(), fc.boolean(), (main, acl, at, inAcl) => {
      const { project } = open({ 'mosquitto.conf': `acl_file acl\n${main}`, acl });
      const document = project.document(inAcl ? 'acl' : 'mosquitto.conf');
      if (!document) return;
      const offset = at % (document.tree.text.length + 1);
      const found = doHover(document, document.text.positionAt(offset));
      if (!found?.range) return;
      expect(document.text.offsetAt(found.range.start)).toBeLessThanOrEqual(offset);
      expect(document.text.offsetAt(found.range.end)).toBeGreaterThanOrEqual(offset);
    }),
    { seed: 11, numRuns: 150 },
  );
});
