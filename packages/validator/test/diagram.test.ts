import { analyse, findTarget } from '@mosquitto-conf/config';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AUTHORITY } from '../src/examples/example-files.js';
import { exampleHost } from '../src/examples/example-host.js';
import { type Diagram, diagramDot, diagramMermaid, diagramOf, diagramSvg } from '../src/index.js';
import { inEnglish } from './in-english.js';
import { readXml } from './read-xml.js';

function diagram(files: string | Record<string, string>, target = 'latest') {
  return inEnglish(drawn(files, target));
}

function drawn(files: string | Record<string, string>, target = 'latest'): Diagram {
  const all = typeof files === 'string' ? { 'mosquitto.conf': files } : files;
  return diagramOf(analyse('mosquitto.conf', findTarget(target)!, exampleHost(all, undefined)));
}

const HASH = `$7$101$${'A'.repeat(16)}$${'A'.repeat(86)}==`;

describe('what a diagram shows', () => {
  test('the broker with its target, and what it stops at', () => {
    expect(diagram('listener 1883 127.0.0.1\nallow_anonymous true\n', '2.0.22').broker).toEqual({
      title: 'Mosquitto 2.0.22',
      file: 'mosquitto.conf',
      outcome: 'running',
    });
    expect(diagram('allow_anonymous maybe\n').broker).toMatchObject({
      outcome: 'config',
      message: expect.stringContaining('maybe'),
    });
  });

  test('which clients connect to each listener, and what they may do', () => {
    const files = {
      'mosquitto.conf':
        'per_listener_settings true\nlistener 1883\npassword_file passwd\nacl_file acl\nallow_anonymous false\n' +
        'listener 9001 127.0.0.1\nprotocol websockets\nmount_point web/\nallow_anonymous true\nlistener 1884\n',
      passwd: `ana:${HASH}\nben:${HASH}\n`,
      acl: 'user ana\ntopic read a/#\n',
    };
    const { listeners, files: used } = diagram(files, '2.0.22');
    expect(listeners).toEqual([
      {
        title: 'listener 1883',
        port: '1883',
        address: 'on all addresses',
        protocol: 'MQTT, not encrypted',
        encryption: undefined,
        local: false,
        anonymous: false,
        who: '2 users with a password',
        rights: 'what 1 ACL rule allows',
      },
      expect.objectContaining({
        address: 'on 127.0.0.1, only on this machine',
        protocol: 'WebSockets, not encrypted',
        local: true,
        anonymous: true,
        who: 'anyone',
        rights: 'everything',
        mountPoint: 'web/',
      }),
      expect.objectContaining({ who: 'no client, because there is no way to log in' }),
    ]);
    expect(used).toEqual([
      { kind: 'passwords', path: 'passwd', content: '2 users', listeners: 'port 1883' },
      { kind: 'acl', path: 'acl', content: '1 rule', listeners: 'port 1883' },
    ]);
  });

  test('without a listener, only this machine', () => {
    expect(diagram('').listeners.map(({ title }) => title)).toEqual([
      'listener 1883 127.0.0.1',
      'listener 1883 ::1',
      'listener 9883 127.0.0.1',
    ]);
  });

  test('up to 1.6 any username is enough if none is checked', () => {
    expect(diagram('listener 1883\nallow_anonymous false\n', '1.6').listeners[0]?.who).toBe(
      'anyone with a username',
    );
  });

  test('bridges with what goes which way', () => {
    const { bridges } = diagram({
      'mosquitto.conf':
        'connection cloud\naddress broker.example.com:8883 10.0.0.1\nbridge_cafile ca.crt\n' +
        'topic a/# out 1 "" site/\ntopic b in\n',
      'ca.crt': AUTHORITY,
    });
    expect(bridges).toEqual([
      {
        name: 'cloud',
        addresses: ['broker.example.com:8883', '10.0.0.1:1883'],
        protocol: 'TLS',
        encryption: 'certificate',
        public: true,
        topics: [
          { direction: 'out', text: 'a/# → site/a/#' },
          { direction: 'in', text: '← b' },
        ],
      },
    ]);
  });

  test('plugins, and whom they answer for', () => {
    expect(diagram('listener 1883\nplugin /a.so\n').plugins).toEqual([
      { path: '/a.so', users: 'for all listeners' },
    ]);
  });
});

describe('what a diagram says is kept over a restart', () => {
  test.each([
    ['', { saved: 'off: a restart loses sessions and retained messages' }],
    [
      'persistence true\npersistence_location /data/\n',
      { path: '/data//mosquitto.db', saved: 'saved every 1800 seconds and when the broker stops' },
    ],
    [
      'persistence true\nautosave_interval 0\n',
      { path: 'mosquitto.db', saved: 'saved only when the broker stops' },
    ],
    [
      'persistence true\nautosave_interval 1\nautosave_on_changes true\n',
      { path: 'mosquitto.db', saved: 'saved every 1 change and when the broker stops' },
    ],
  ])('%j', (text, expected) => {
    expect(diagram(text).persistence).toEqual(expected);
  });
});

describe('the themes of the picture', () => {
  const picture = drawn('listener 1883\nallow_anonymous true\n');
  const colors = (svg: string) => new Set([...svg.matchAll(/#[0-9a-f]{6}\b/g)].map(([color]) => color));

  test('auto has the colors of light, and those of dark where the reader asks for them', () => {
    const auto = diagramSvg(picture);
    const [style] = /<style>.*<\/style>/.exec(auto)!;
    expect(style).toMatch(/^<style>@media \(prefers-color-scheme: dark\)/);
    const unstyled = auto.replace(style, '').replaceAll(/ class="[^"]*"/g, '');
    expect(unstyled).toBe(diagramSvg(picture, { theme: 'light' }));
    for (const color of colors(diagramSvg(picture, { theme: 'dark' })))
      if (!colors(unstyled).has(color)) expect(style).toContain(color);
  });

  test('light and dark need no style sheet', () => {
    for (const theme of ['light', 'dark'] as const)
      expect(diagramSvg(picture, { theme })).not.toMatch(/<style|class=/);
  });
});

describe('the graph', () => {
  const TEXT =
    'listener 8883\nallow_anonymous true\nconnection "a" <b>\naddress x\ntopic t/# out\nconnection c\naddress y\ntopic # in\n';

  test('as Mermaid', () => {
    expect(diagramMermaid(drawn(TEXT))).toMatchInlineSnapshot(`
      "flowchart LR
        broker["Mosquitto 2.1.2<br/>mosquitto.conf<br/>starts with this"]
        subgraph listeners["Listeners"]
          listener1["8883 on all addresses<br/>MQTT, not encrypted<br/>clients: anyone<br/>allowed: everything"]:::open
        end
        subgraph bridges["Bridges"]
          bridge1["#34;a#34;<br/>x:1883<br/>not encrypted<br/>→ t/#35;"]:::open
          bridge2["c<br/>y:1883<br/>not encrypted<br/>← #35;"]:::open
        end
        subgraph files["Files and plugins"]
          file1["Persistence<br/>off: a restart loses sessions and retained messages"]
        end
        listener1 -.-> broker
        broker -.-> bridge1
        broker <-.- bridge2
        classDef good stroke:#1a7f37,stroke-width:2px
        classDef open stroke:#b35900,stroke-width:2px
      "
    `);
  });

  test('as DOT', () => {
    expect(diagramDot(drawn(TEXT))).toMatchInlineSnapshot(`
      "digraph mosquitto {
        rankdir=LR
        node [shape=box, style="rounded,filled", fillcolor="white", fontname="Helvetica,Arial,sans-serif"]
        broker [label="Mosquitto 2.1.2\\lmosquitto.conf\\lstarts with this\\l"]
        subgraph cluster_listeners {
          label="Listeners"
          listener1 [label="8883 on all addresses\\lMQTT, not encrypted\\lclients: anyone\\lallowed: everything\\l", color="#b35900"]
        }
        subgraph cluster_bridges {
          label="Bridges"
          bridge1 [label="\\"a\\"\\lx:1883\\lnot encrypted\\l→ t/#\\l", color="#b35900"]
          bridge2 [label="c\\ly:1883\\lnot encrypted\\l← #\\l", color="#b35900"]
        }
        subgraph cluster_files {
          label="Files and plugins"
          file1 [label="Persistence\\loff: a restart loses sessions and retained messages\\l"]
        }
        listener1 -> broker [dir=forward, style=dashed]
        broker -> bridge1 [dir=forward, style=dashed]
        broker -> bridge2 [dir=back, style=dashed]
      }
      "
    `);
  });

  test('nothing in a configuration ends a label', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (name) => {
        const picture = drawn(`listener 1883\nconnection ${name}\naddress ${name}\ntopic ${name}\n`);
        for (const line of diagramMermaid(picture).split('\n'))
          expect(line).toMatch(
            /^ *(?:[\w ]+\["[^"\\`<>;&]*(?:(?:<br\/>|#\d+;)[^"\\`<>;&]*)*"\](?::::\w+)?|[\w <>.:#,-]*)$/,
          );
        for (const line of diagramDot(picture).split('\n'))
          expect(line).toMatch(/^ *(?:[^"]|"(?:[^"\\]|\\["\\l])*")*$/);
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});

describe('the picture', () => {
  test('has a title and a description, and shows text as it is', () => {
    const svg = diagramSvg(drawn('connection <&">\naddress x\ntopic #\n'));
    const texts = readXml(svg);
    expect(svg).toMatch(/^<svg [^>]*role="img"/);
    expect(texts).toContain('Mosquitto 2.1.2 with mosquitto.conf');
    expect(texts).toContain('<&">');
  });

  test('shortens what does not fit, and keeps it whole in a tooltip', () => {
    const name = 'b'.repeat(200);
    const texts = readXml(diagramSvg(drawn(`connection ${name}\naddress x\ntopic #\n`)));
    expect(texts.filter((text) => /^b+…$/.test(text))).toHaveLength(1);
    expect(texts.some((text) => text.startsWith(`${name}\n`))).toBe(true);
  });

  test('is as high as its content', () => {
    const lines = Array.from({ length: 50 }, (_, index) => `listener ${2000 + index}\n`).join('');
    const svg = diagramSvg(drawn(`${lines}allow_anonymous true\n`));
    const height = Number(/ height="(\d+)"/.exec(svg)?.[1]);
    const lowest = Math.max(...Array.from(svg.matchAll(/ y="([\d.]+)"/g), ([, y]) => Number(y)));
    expect(readXml(svg).filter((text) => /^20\d\d on all addresses\n/.test(text))).toHaveLength(50);
    expect(lowest).toBeLessThan(height);
  });

  test('is well-formed for every configuration', () => {
    const line = fc.tuple(
      fc.constantFrom(
        'listener 1883',
        'connection',
        'address',
        'topic',
        'mount_point',
        'password_file',
        'plugin',
        '',
      ),
      fc.string({ unit: 'binary', maxLength: 30 }),
    );
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 12 }),
        fc.constantFrom('auto' as const, 'light' as const, 'dark' as const),
        (lines, theme) => {
          const text = lines.map((words) => words.join(' ')).join('\n');
          expect(() => readXml(diagramSvg(drawn(text), { theme }))).not.toThrow();
        },
      ),
      { seed: 7, numRuns: 300 },
    );
  });
});
