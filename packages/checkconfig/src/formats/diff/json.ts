import type { Change, ChangeSide } from '@mosquitto-conf/validator';
import { say } from '../../language.js';
import { diffTexts } from '../../texts/diff.js';
import { jsonText } from '../format.js';
import type { ComparedFile, DiffFormat } from './comparison.js';

/** The shape that programs read: version 1 of `schemas/diff.schema.json`. */
export const json: DiffFormat = {
  name: 'json',
  summary: diffTexts.json,
  write({ old, now, diff }) {
    const output = {
      version: 1,
      target: diff.release.name,
      old: about(old),
      new: about(now),
      effort: diff.effort ?? 'none',
      changes: diff.changes.map((change) => plain(change, old, now)),
      access: diff.access.map(({ listener, client, action, topic, before, after }) => ({
        listener: say(listener),
        client: say(client.words),
        action,
        ...(topic === undefined ? {} : { topic }),
        before,
        after,
      })),
      cautions: diff.cautions.map(({ title, name, value, becomes, place }) => ({
        title,
        name,
        value,
        becomes,
        file: now.showFile(place.file),
        line: place.line,
      })),
    };
    return jsonText(output);
  },
};

function about({ path, outcome, message }: ComparedFile) {
  return { path, outcome, ...(message === undefined ? {} : { message }) };
}

function plain(change: Change, old: ComparedFile, now: ComparedFile) {
  const { kind, section, title, name, settings, effort, why } = change;
  return {
    kind,
    section,
    title: say(title),
    ...(name === undefined ? {} : { name: say(name) }),
    ...(change.old ? { old: sideOf(change.old, old) } : {}),
    ...(change.new ? { new: sideOf(change.new, now) } : {}),
    ...(settings
      ? {
          settings: settings.map(({ name: key, values, secret }) => ({
            name: key,
            values: secret ? [] : values,
            secret,
          })),
        }
      : {}),
    effort,
    ...(why === undefined ? {} : { why: say(why) }),
  };
}

function sideOf({ values, words, secret, places }: ChangeSide, { showFile }: ComparedFile) {
  return {
    values: values.map(say),
    ...(words === undefined ? {} : { words: say(words) }),
    secret: secret ?? false,
    places: places.map(({ file, line }) => ({ file: showFile(file), line })),
  };
}
