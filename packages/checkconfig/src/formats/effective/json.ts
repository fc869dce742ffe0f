import { maskLine } from '@mosquitto-conf/config/internal';
import type { EffectiveSetting } from '@mosquitto-conf/validator';
import { say } from '../../language.js';
import { effectiveTexts } from '../../texts/effective.js';
import { jsonText } from '../format.js';
import { type EffectiveFormat, type Listing, shown, type TargetListing } from './listing.js';

/** The shape that programs read: version 1 of `schemas/effective.schema.json`. */
export const json: EffectiveFormat = {
  name: 'json',
  summary: effectiveTexts.json,
  write(listing) {
    const { path, first, second } = listing;
    const output = second
      ? {
          version: 1,
          path,
          targets: [about(first), about(second.target)],
          sections: second.differences.sections.map(({ section, only }) => ({
            kind: section.kind,
            title: section.title,
            only: (only === 'a' ? first : second.target).release.name,
          })),
          differences: second.differences.settings.map(({ kind, title, name, a, b }) => ({
            section: { kind, title },
            name,
            values: [a, b].map((side) => (side ? setting(side, listing) : null)),
          })),
        }
      : {
          version: 1,
          path,
          targets: [about(first)],
          files: first.effective.files.map(listing.showFile),
          sections: first.effective.sections.map(({ kind, title, place, note, settings }) => ({
            kind,
            title,
            ...(place ? { file: listing.showFile(place.file), line: place.line } : {}),
            ...(note ? { note: say(note) } : {}),
            settings: settings.map((one) => setting(one, listing)),
          })),
        };
    return jsonText(output);
  },
};

function about({ release, outcome, message }: TargetListing) {
  return { target: release.name, outcome, ...(message === undefined ? {} : { message }) };
}

function setting(one: EffectiveSetting, { showFile }: Listing) {
  const { name, spelling, words, places, shared, secret, replaced } = one;
  return {
    name,
    spelling: maskLine(spelling, 'configuration'),
    values: shown(one),
    ...(words === undefined ? {} : { words: say(words) }),
    origin: places.length === 0 ? 'default' : shared ? 'all listeners' : 'line',
    places: places.map(({ file, line }) => ({ file: showFile(file), line })),
    secret,
    replaced: replaced.map(({ value, place }) => ({
      value: secret ? null : value,
      file: showFile(place.file),
      line: place.line,
    })),
  };
}
