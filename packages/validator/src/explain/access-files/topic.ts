import type { Text } from '@mosquitto-conf/config';
import type { AnyTexts } from '@mosquitto-conf/config/internal';

/** A word, or a part of a line, that a person can ask about. */
export interface AccessFileWord {
  /** What it is asked for by: `readwrite`. */
  readonly names: readonly string[];
  /** What it means. Markdown, one paragraph. */
  readonly text: string;
}

/** A kind of access file: what its lines mean. */
export interface AccessFileTopic {
  /** What the file is asked for by, and the name of its reference page: `acl-file`. */
  readonly name: string;
  readonly title: string;
  /** The directive that names the file. */
  readonly directive: string;
  /** How its name is written, where that is more than the directive's. */
  readonly namedBy?: string;
  readonly summary: string;
  /** Markdown, one entry for each paragraph. */
  readonly description: readonly string[];
  readonly example: readonly string[];
  readonly words: readonly AccessFileWord[];
  /** How the ids of rules about its content begin. */
  readonly rulePrefix: string;
}

/** A text of a topic, which has no places to fill. */
function textOf({ name }: AccessFileTopic, key: string, template: string): Text {
  return { group: `explain-${name}`, key, template, values: {} };
}

/** What kind of file it is: its title, or one line about it. */
export function aboutTopic(topic: AccessFileTopic, what: 'title' | 'summary'): Text {
  return textOf(topic, what, topic[what]);
}

/** The description of a file, one text for each paragraph. */
export function topicDescription(topic: AccessFileTopic): readonly Text[] {
  return topic.description.map((template, index) => textOf(topic, `description${index + 1}`, template));
}

/** What a word means. */
export function wordText(topic: AccessFileTopic, { names: [name = ''], text }: AccessFileWord): Text {
  return textOf(topic, `word ${name}`, text);
}

/** Every text of a topic. */
export function textsOfTopic(topic: AccessFileTopic): AnyTexts {
  const found = [
    aboutTopic(topic, 'title'),
    aboutTopic(topic, 'summary'),
    ...topicDescription(topic),
    ...topic.words.map((word) => wordText(topic, word)),
  ];
  return Object.fromEntries(found.map((text) => [text.key, text]));
}
