import { nodeTls } from '@mosquitto-conf/config/node';
import { LinkedTexts } from '@mosquitto-conf/config/program';
import { linkedRulePages } from '@mosquitto-conf/validator/internal';
import { supportsHyperlink } from 'supports-hyperlinks';
import { standardOutput } from './print.js';
import { version } from './version.js';

/** Whether standard output is a terminal that shows links. */
export function showsLinks(): boolean {
  return supportsHyperlink(standardOutput());
}

/** Pages of rules as files of this user: they are right for this version, and need no network. */
export function rulePages(): (rule: string) => string | undefined {
  return linkedRulePages((write) => new LinkedTexts('checkconfig', `rules-${version}`, write), {
    tls: nodeTls,
  });
}
