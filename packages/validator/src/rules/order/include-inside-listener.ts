import { type Listener, type Place, type Setting, since } from '@mosquitto-conf/config';
import { includeDir } from '@mosquitto-conf/config/directives';
import type { CheckedRule, RuleContext } from '../../rule.js';

export const includeInsideListener: CheckedRule = {
  id: 'include-inside-listener',
  category: 'pitfall',
  severity: 'warning',
  summary: 'An `include_dir` between a listener and its settings includes another listener.',
  why: 'While the broker reads the included listener, it moves its list of listeners in memory and loses the current one. The settings that follow may be lost, so a port meant for TLS may be open without TLS, or the broker may crash. Up to 2.0 the same applies to bridges.',
  wrong: [
    {
      text: `
        listener 1883 127.0.0.1
        include_dir conf.d
        max_connections 10
        allow_anonymous true
      `,
      files: { 'conf.d/a.conf': 'listener 1884 127.0.0.1\n' },
    },
  ],
  right: [
    {
      text: `
        listener 1883 127.0.0.1
        max_connections 10
        allow_anonymous true
        include_dir conf.d
      `,
      files: { 'conf.d/a.conf': 'listener 1884 127.0.0.1\n' },
    },
    {
      text: `
        listener 1883 127.0.0.1
        include_dir conf.d
        max_connections 10
        allow_anonymous true
      `,
      files: { 'conf.d/a.conf': 'persistence true\n' },
    },
  ],
  check(context) {
    const { configuration } = context;
    for (const include of configuration.settings.all(includeDir)) {
      reportSplit(context, include, configuration.listeners, 'listener');
      if (!since(configuration.release, '2.1'))
        reportSplit(context, include, configuration.bridges, 'bridge');
    }
  },
};

type Block = Pick<Listener, 'settings'> & { readonly place?: Place };

/** Reports an inclusion that stands inside a block of the main file and begins another of its kind. */
function reportSplit(
  { configuration, report }: RuleContext,
  include: Setting,
  blocks: readonly Block[],
  what: string,
): void {
  const { file, line } = include.place;
  const split = blocks.find(({ place, settings }) => {
    if (place?.file !== file || place.line > line) return false;
    return [...settings].some((setting) => setting.place.file === file && setting.place.line > line);
  });
  if (!split) return;
  const included = new Set(
    configuration.files.filter(({ includedBy }) => includedBy?.line === line).map(({ path }) => path),
  );
  const begun = blocks.find(({ place }) => place && included.has(place.file));
  if (!begun?.place) return;
  report({
    message: `This brings in the ${what} of ${begun.place.file}:${begun.place.line} while the settings of the one above go on below.`,
    help: `Move the line below the settings of the ${what}, or to the end of the file.`,
    place: include.place,
  });
}
