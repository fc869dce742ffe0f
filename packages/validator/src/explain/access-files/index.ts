import { aclFileTopic } from './acl-file.js';
import { dynamicSecurityFileTopic } from './dynamic-security-file.js';
import { passwordFileTopic } from './password-file.js';
import { pskFileTopic } from './psk-file.js';
import type { AccessFileTopic, AccessFileWord } from './topic.js';

export {
  type AccessFileTopic,
  type AccessFileWord,
  aboutTopic,
  textsOfTopic,
  topicDescription,
  wordText,
} from './topic.js';

/** The files that control access, in the order of their reference pages. */
export const accessFileTopics: readonly AccessFileTopic[] = [
  aclFileTopic,
  passwordFileTopic,
  pskFileTopic,
  dynamicSecurityFileTopic,
];

/** What was found for a name: a file, or a word in one. */
export interface AccessFileAnswer {
  readonly topic: AccessFileTopic;
  /** Absent for the file as a whole. */
  readonly word?: AccessFileWord;
}

/** The access file, or the word in one, that a name means: `acl-file`, `readwrite`, `%u`. */
export function findAccessFileWord(name: string): AccessFileAnswer | undefined {
  for (const topic of accessFileTopics) {
    if (topic.name === name) return { topic };
    const word = topic.words.find(({ names }) => names.includes(name));
    if (word) return { topic, word };
  }
  return undefined;
}

/** Every name that `findAccessFileWord` knows. */
export function accessFileNames(): readonly string[] {
  return accessFileTopics.flatMap(({ name, words }) => [name, ...words.flatMap(({ names }) => names)]);
}
