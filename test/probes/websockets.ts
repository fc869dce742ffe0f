import { httpDir, websocketsOrigin } from '@mosquitto-conf/config/directives';
import { type Probe, probe } from './probe.js';

// One with MQTT over TCP, without which some releases do not start.
const WEB =
  'listener OTHER 127.0.0.1\nlistener PORT 127.0.0.1\nprotocol websockets\nallow_anonymous true\nLINES\n';

export const websocketsProbes: readonly Probe[] = [
  probe(httpDir, {
    lines: ['http_dir FOLDER/pages', ''],
    configuration: WEB,
    files: { 'pages/page.html': 'a page' },
    // From 2.1, only a build with libwebsockets has it.
    last: '2.0.22',
    look: async (scene) => {
      const response = await fetch(`http://127.0.0.1:${scene.port}/page.html`).catch(() => undefined);
      return response?.ok ? response.text() : 'nothing';
    },
    shows: ['a page', 'nothing'],
  }),
  probe(websocketsOrigin, {
    lines: ['websockets_origin https://example.org', ''],
    configuration: WEB,
    look: async (scene) => [
      (await scene.connects({ web: { origin: 'https://example.org' } })).code,
      (await scene.connects({ web: { origin: 'https://example.com' } })).code,
    ],
    shows: [
      [0, 'closed'],
      [0, 0],
    ],
  }),
];
