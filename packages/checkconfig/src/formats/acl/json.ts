import { aclTexts } from '../../texts/acl.js';
import { jsonText } from '../format.js';
import type { AclAnswer, AclFormat, AclFound, Answer } from './acl-answer.js';

/** The shape that programs read: version 1 of `schemas/acl.schema.json`. */
export const json: AclFormat = {
  name: 'json',
  summary: aclTexts.json,
  write: ({ path, release, found, showFile }) =>
    jsonText({ version: 1, path, target: release.name, action: found.action, ...shown(found, showFile) }),
};

function shown(found: AclFound, showFile: AclAnswer['showFile']) {
  const at = (place: Answer['place']) => (place ? { file: showFile(place.file), line: place.line } : {});
  const answer = ({ allowed, place }: Answer) => ({ allowed, ...at(place) });
  switch (found.action) {
    case 'unused':
      return { unused: found.unused.map(({ place, ...line }) => ({ ...at(place), ...line })) };
    case 'users':
      return { users: found.users.map(({ connects, ...one }) => ({ ...one, connects: answer(connects) })) };
    case 'who':
      return {
        topic: found.topic,
        plugin: found.plugin,
        users: found.users.map(({ connects, publish, receive, ...one }) => ({
          ...one,
          connects: answer(connects),
          ...(publish ? { publish: answer(publish) } : {}),
          ...(receive ? { receive: answer(receive) } : {}),
        })),
      };
  }
}
