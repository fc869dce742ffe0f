import { isValidFilter } from '@mosquitto-conf/config';
import { textsOf } from '@mosquitto-conf/config/internal';
import type { Repair } from '../../diagnostic.js';
import { fixOf } from '../../fixes/fix.js';
import { directiveAt } from '../../fixes/found-fixes.js';
import type { CheckedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

const texts = textsOf('bridge-topic-invalid', {
  message: '`{filter}` is not a valid topic filter: the bridge `{bridge}` never stays connected.',
  writeUnquoted: 'Write the topic without quotes: `{topic}`.',
  writeFilter:
    '`+` and `#` must fill a whole level between slashes, and `#` must be the last level, such as `sensors/#`.',
});

export const bridgeTopicInvalid: CheckedRule = {
  id: 'bridge-topic-invalid',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: "A bridge's topic is not a valid topic filter.",
  why: 'The broker starts. The bridge subscribes to the topic at the other broker, or with `out` unsubscribes from it. The other broker closes the connection because of the malformed filter, each time the bridge connects. Nothing crosses the bridge, not even its other topics. `+` and `#` must fill a whole level, and `#` must be the last one.',
  wrong: [
    {
      text: `
        connection attic
        address attic.lan:1883
        topic '#' in
      `,
    },
    {
      text: `
        connection attic
        address attic.lan:1883
        topic sensors# out 1
      `,
    },
  ],
  right: [
    {
      text: `
        connection attic
        address attic.lan:1883
        topic # in
        topic sensors/+/heat out 1
      `,
    },
    {
      text: `
        connection attic
        address attic.lan:1883
        topic "living room/#" out 1
      `,
    },
  ],
  check(context) {
    const { configuration, release, report } = context;
    for (const { name, topics } of configuration.bridges) {
      for (const { pattern, localPrefix = '', remotePrefix = '', place } of topics) {
        if (pattern === undefined) continue;
        const isWrong = (filter: string) => !isValidFilter(filter, release);
        const remote = `${remotePrefix}${pattern}`;
        const local = `${localPrefix}${pattern}`;
        if (!isWrong(remote) && (local === remote || !isWrong(local))) continue;
        const word = directiveAt(context, place)?.words[0];
        const bare = /^(['"])(.*)\1$/.exec(pattern)?.[2];
        const isQuoted = bare !== undefined && word?.text === pattern && isValidFilter(bare, release);
        const fixes: Repair[] = isQuoted
          ? [fixOf(fixTitles.removeQuotes, false, place.file, word.start, word.end, bare)]
          : [];
        report({
          message: texts.message({ filter: isWrong(remote) ? remote : local, bridge: name }),
          help: isQuoted ? texts.writeUnquoted({ topic: bare }) : texts.writeFilter,
          place,
          fixes,
        });
      }
    }
  },
};
