import { at, type Place, type Plugin } from '@mosquitto-conf/config';
import { contextAt } from '../line-context.js';
import type { Project } from '../project.js';
import type { WrittenLine } from './directive-lines.js';

/** The `listener`, `connection` or plugin line that a line belongs to; undefined where it is the broker's. */
export function ownerOf(project: Project, { file, line, spelling }: WrittenLine): Place | undefined {
  const document = project.document(file);
  if (document?.kind !== 'configuration') return undefined;
  const { perListenerSettings, plugins } = project.analysis.configuration;
  const above = () => contextAt(document, line.number);
  switch (at(spelling.directive.scope, project.release)) {
    case 'plugin':
      // Lines below `plugin_use` belong to a plugin that is loaded elsewhere.
      return (plugins.find((plugin) => takes(plugin, file, line.number)) ?? above().plugin)?.place;
    case 'bridge':
      return above().bridge?.place;
    case 'listener':
      return above().listener?.place;
    case 'security':
      return perListenerSettings ? above().listener?.place : undefined;
    case 'broker':
      return undefined;
  }
}

function takes({ options, settings }: Plugin, file: string, line: number): boolean {
  return [...options, ...settings].some(({ place }) => place.file === file && place.line === line);
}
