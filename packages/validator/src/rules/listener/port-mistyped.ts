import type { Configuration, Listener, Place } from '@mosquitto-conf/config';
import { port as portDirective } from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import { portMeant } from '../../facts/ports.js';
import { fixOf } from '../../fixes/fix.js';
import { directiveAt } from '../../fixes/found-fixes.js';
import type { CheckedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

const texts = textsOf('port-mistyped', {
  message: 'Port {port} looks like a typo of {meant}.',
  help: 'Write {meant}, or keep the port if all clients use it.',
});

export const portMistyped: CheckedRule = {
  id: 'port-mistyped',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'The port of a listener looks like a typo of 1883 or 8883.',
  why: 'Clients use 1883, or 8883 with TLS, unless another port is configured. They find no broker there, and the log shows no error.',
  needsWhole: true,
  wrong: [
    {
      text: `
        listener 1833
        allow_anonymous true
      `,
    },
    {
      text: `
        port 1838
        allow_anonymous true
      `,
    },
  ],
  right: [
    {
      text: `
        listener 1883
        listener 1884
        allow_anonymous true
      `,
    },
    {
      text: `
        listener 1883
        listener 1833
        allow_anonymous true
      `,
    },
  ],
  check(context) {
    for (const listener of context.configuration.listeners) {
      const meant = portMeant(listener.port);
      const place = placeOf(listener);
      if (meant === undefined || !place || isTaken(context.configuration, meant)) continue;
      const word = directiveAt(context, place)?.words[0];
      context.report({
        message: texts.message({ port: listener.port, meant }),
        help: texts.help({ meant }),
        place,
        fixes: word
          ? [fixOf(fixTitles.write({ value: meant }), false, place.file, word.start, word.end, String(meant))]
          : [],
      });
    }
  },
};

/** With a listener on the usual port, another port is not a typo. */
function isTaken({ listeners }: Configuration, port: number): boolean {
  return listeners.some((listener) => listener.port === port);
}

function placeOf({ place, settings }: Listener): Place | undefined {
  return place ?? settings.setting(portDirective)?.place;
}
