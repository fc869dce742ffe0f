import { since } from '@mosquitto-conf/config';
import { httpDir, protocol, websocketsOrigin } from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import { nameOf } from '../../facts/listeners.js';
import { LineEdits } from '../../fixes/line-edits.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('needs-websockets', {
  message: '`{directive}` has no effect: {listener} accepts only plain MQTT.',
  help: 'Add `protocol websockets` below the same `listener`, or move the line below the listener it is for.',
  fix: 'Use WebSockets on this listener',
});

export const needsWebsockets: CheckedRule = {
  id: 'needs-websockets',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'A directive for browsers is set on a listener that browsers cannot use.',
  why: '`http_dir` and `websockets_origin` need `protocol websockets`. Without `protocol`, a listener accepts only plain MQTT, which browsers do not support.',
  wrong: [
    {
      text: `
        listener 9001
        allow_anonymous true
        http_dir www
        listener 1883
      `,
      files: { 'www/index.html': '<p>Hello\n' },
      target: '2.0.22',
    },
    {
      text: `
        listener 9001
        allow_anonymous true
        websockets_origin https://example.org
      `,
    },
  ],
  right: [
    {
      text: `
        listener 9001
        protocol websockets
        allow_anonymous true
        websockets_origin https://example.org
      `,
    },
  ],
  check({ configuration, release, report }) {
    for (const listener of configuration.listeners) {
      const { settings } = listener;
      if (settings.get(protocol) !== 'mqtt') continue;
      // From 2.1, websockets do not serve files: see http-dir-not-served.
      const setting =
        (since(release, '2.1') ? undefined : settings.setting(httpDir)) ?? settings.setting(websocketsOrigin);
      if (!setting) continue;
      const edits = new LineEdits(configuration);
      const written = settings.setting(protocol);
      if (written) edits.setValue(written.place, 'websockets');
      else edits.insertAt(setting.place.file, setting.place.line, 'protocol websockets');
      report({
        message: texts.message({ directive: setting.directive.name, listener: nameOf(listener) }),
        help: texts.help,
        place: setting.place,
        fixes: [edits.fix(texts.fix, false)],
      });
    }
  },
};
