import { textsOf } from '@mosquitto-conf/config/internal';

/** A directive, a rule or a kind of value for a person who points at it. Markdown. */
export const directiveHoverTexts = textsOf('directive-hover', {
  title: '**`{name}`**: {summary}',
  aliasTitle: '**`{name}`** (another name for `{directive}`): {summary}',
  unknown: '**Mosquitto {release} does not know it.**',
  inert: '**Without effect in Mosquitto {release}.**',
  deprecated: '**Deprecated** since {release}.',
  deprecatedUse: '**Deprecated** since {release}: use {replacements} instead.',
  value: '- Value: {text}',
  valueInRange: '- Value: {text}, {range}',
  number: '- `{number}`: {text}',
  default: '- Default: {value}',
  defaultInWords: '- Default: {value} ({words})',
  noDefault: '- Default: none',
  belongsTo: '- Belongs to: {text}',
  releases: '- Releases: {text}',
  change: '- Change: {text}',
  platform: '- Platform: {text}',
  announced: '- Announced: {text}',
  testBroker: '- Test broker: {text}',
  visibleEffect: '- Visible effect: {text}',
  manual: '[Manual]({url})',
  kind: '**{name}**: a kind of value',
  write: 'Write {text}.',
  writeOne: 'Depending on the directive, write',
  takenBy: 'Directives that take it: {names}',
});
