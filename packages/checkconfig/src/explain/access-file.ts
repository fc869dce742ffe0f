import {
  type AccessFileAnswer,
  type AccessFileTopic,
  aboutTopic,
  topicDescription,
  wordText,
} from '@mosquitto-conf/validator/internal';
import { say } from '../language.js';
import { explainTexts } from '../texts/explain.js';

/** An access file with all its words, or one of the words. */
export function explainAccessFile({ topic, word }: AccessFileAnswer): string {
  if (!word) return explainWhole(topic);
  const title = explainTexts.wordOf({ words: word.names.join(', '), file: aboutTopic(topic, 'title') });
  return [say(title), '', say(wordText(topic, word)), '', ...exampleOf(topic)].join('\n');
}

function explainWhole(topic: AccessFileTopic): string {
  const { name, words } = topic;
  const [title, summary] = [aboutTopic(topic, 'title'), aboutTopic(topic, 'summary')];
  return [
    say(explainTexts.fileTitle({ name, title, summary })),
    '',
    say(explainTexts.namedBy({ directive: topic.namedBy ?? topic.directive })),
    '',
    ...topicDescription(topic).flatMap((paragraph) => [say(paragraph), '']),
    ...words.flatMap((word) => [`  ${word.names.join(', ')}`, `      ${say(wordText(topic, word))}`]),
    '',
    ...exampleOf(topic),
  ].join('\n');
}

function exampleOf({ example }: AccessFileTopic): readonly string[] {
  return [say(explainTexts.example), ...example.map((line) => (line === '' ? '' : `    ${line}`)), ''];
}
