import type { Text } from '@mosquitto-conf/config';
import { STAND_IN } from '@mosquitto-conf/config/internal';
import { namesOf } from '@mosquitto-conf/validator/internal';
import { hoverTexts as texts } from '../texts/hover.js';
import type { ParsedDocument } from './parsed-document.js';

/**
 * The listeners at which an access file decides, in words: `port 1883 and port 8883`.
 * @returns undefined for a configuration, and for an access file that is looked at alone
 */
export function usedBy({ project, kind, file }: ParsedDocument): Text | undefined {
  if (kind === 'configuration' || project.main.endsWith(STAND_IN)) return undefined;
  const listeners =
    kind === 'dynamic-security'
      ? project.policies.filter((one) => one.dynamicSecurity?.path === file).map(({ listener }) => listener)
      : (project.accessFiles.get(file)?.listeners ?? []);
  const all = listeners.length > 1 && listeners.length === project.analysis.configuration.listeners.length;
  if (all) return texts.allListeners;
  return listeners.length > 0 ? namesOf(listeners) : texts.noListener;
}
