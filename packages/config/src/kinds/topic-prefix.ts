import { isValidTopic } from '../access/topics.js';
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
          message: `\`${value}\` is no topic prefix.`,
          why: 'It is put in front of every topic, where + and # cannot stand.',
          help: 'Write it without + and #, such as `floor1/`.',
          ...(/^[^+#]+\/[#+]$/.test(value) ? { meant: value.slice(0, -1) } : {}),
        },
});
