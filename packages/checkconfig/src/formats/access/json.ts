import type { AccessMatrix, Answered } from '@mosquitto-conf/validator/internal';
import { say } from '../../language.js';
import { accessTexts } from '../../texts/access.js';
import { jsonText } from '../format.js';
import type { AccessFormat, AccessResult } from './access-result.js';

/** The shape that programs read: version 1 of `schemas/access.schema.json`. */
export const json: AccessFormat = {
  name: 'json',
  summary: accessTexts.json,
  write(result) {
    const { path, release, listener, found } = result;
    const about = { version: 1, path, target: release.name, listener };
    if ('matrix' in found) return jsonText({ ...about, ...table(found.matrix) });
    const { username = null, clientId, answers } = found;
    return jsonText({
      ...about,
      client: { username, clientId },
      allowed: answers.every(({ allowed }) => allowed),
      answers: answers.map((one) => answer(one, result)),
    });
  },
};

function answer({ action, topic, allowed, reason, steps, place, plugin }: Answered, result: AccessResult) {
  return {
    action,
    ...(topic === undefined ? {} : { topic }),
    allowed,
    reason,
    ...at(place, result),
    plugin,
    steps: steps.map((step) => ({
      check: step.check,
      result: step.result,
      text: say(step.text),
      ...at(step.place, result),
    })),
  };
}

function table({ topics, rows, plugin }: AccessMatrix) {
  return {
    topics: topics.map(({ filter }) => filter),
    users: rows.map(({ username = null, connects, cells }) => ({ username, connects, cells })),
    plugin,
  };
}

function at(place: Answered['place'], { showFile }: AccessResult) {
  return place ? { file: showFile(place.file), line: place.line } : {};
}
