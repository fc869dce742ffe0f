import { strayLines } from '../../facts/stray-lines.js';
import { fixOf, forDecision } from '../../fixes/fix.js';
import { directiveAt, removeLineOf } from '../../fixes/found-fixes.js';
import { moveStrayLines } from '../../fixes/move-stray-lines.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

export const addressInUse = {
  id: 'address-in-use',
  category: 'refused',
  severity: 'error',
  summary: 'Two listeners use the same port.',
  why: 'Each port of an address can be opened only once, and a listener without an address uses all addresses. Up to 2.0 the broker also opens the default listener for listener directives above the first `listener` line.',
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true

        listener 1883 127.0.0.1
      `,
    },
  ],
  right: [
    {
      text: `
        listener 1883 192.0.2.10
        allow_anonymous true

        listener 1883 127.0.0.1
      `,
    },
  ],
  // The line that opens the default listener is refused; what else is wrong with it does not matter then.
  explains: {
    line: ['above-listener', 'port-beside-listener', 'default-listener', 'deprecated-directive'],
  },
  fix({ place }, context) {
    const { configuration } = context;
    const stray = strayLines(configuration).find(
      ({ source, lines }) => source.path === place?.file && lines.some(({ number }) => number === place.line),
    );
    if (stray) return moveStrayLines(configuration, stray, stray.lines);
    if (directiveAt(context, place)?.name.text === 'port')
      return removeLineOf(context, place, fixTitles.removeLine, false).map(forDecision);
    const port = directiveAt(context, place)?.words[0];
    if (!place || !port || directiveAt(context, place)?.name.text !== 'listener') return [];
    const used = new Set(configuration.listeners.map((listener) => listener.port));
    let free = Number(port.text) + 1;
    while (used.has(free)) free++;
    if (free > 65_535) return [];
    const value = String(free);
    return [forDecision(fixOf(fixTitles.write({ value }), false, place.file, port.start, port.end, value))];
  },
} satisfies ReportedRule;
