import { isValidTopic } from '../access/topics.js';
import { bridgeTopicTexts as texts } from '../texts/bridge-topics.js';
import { text } from './text.js';

/** A topic prefix: no wildcards. */
export const topicPrefix = text({
  role: 'topic',
  expects: 'a topic prefix without wildcards',
  check: (value, input) =>
    isValidTopic(value, input.release)
      ? undefined
      : {
          outcome: 'refused',
          code: 'invalid-prefix',
          message: texts.mountPointInvalid({ prefix: value }),
          why: texts.prefixPartOfTopic,
          help: texts.writeMountPoint({ name: input.name }),
          ...(/^[^+#]+\/[#+]$/.test(value) ? { meant: value.slice(0, -1) } : {}),
        },
});
