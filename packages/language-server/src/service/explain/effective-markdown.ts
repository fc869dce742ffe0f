import { effectiveMarkdown as markdownOf } from '@mosquitto-conf/validator/internal';
import type { Project } from '../project.js';

/** Every setting in force with where it comes from, as Markdown; what is neither set nor has a default is left out. */
export function effectiveMarkdown({ main, analysis, effective, options }: Project): string {
  const { outcome, stop } = analysis;
  const sections = effective.sections.map((section) => ({
    ...section,
    settings: section.settings.filter(({ values }) => values.length > 0),
  }));
  return markdownOf({
    path: main,
    effective: { ...effective, sections },
    outcome,
    ...(stop ? { message: stop.message } : {}),
    language: options.language,
    show: ({ file, line }) => `${file}:${line}`,
  });
}
