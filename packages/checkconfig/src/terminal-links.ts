import { nodeTls } from '@mosquitto-conf/config/node';
import { LinkedTexts } from '@mosquitto-conf/config/program';
import { findRule } from '@mosquitto-conf/validator';
import { rulePage } from '@mosquitto-conf/validator/internal';
import { supportsHyperlink } from 'supports-hyperlinks';
import { standardOutput } from './print.js';
import { version } from './version.js';

/** Whether standard output is a terminal that shows links. */
export function showsLinks(): boolean {
  return supportsHyperlink(standardOutput());
}

/** Pages of rules as files of this user: they are right for this version, and need no network. */
export function rulePages(): (rule: string) => string | undefined {
  const pages = new LinkedTexts('checkconfig', `rules-${version}`, (file) =>
    rulePage(findRule(file.replace(/\.md$/, ''))!, { tls: nodeTls }),
  );
  return (rule) => (findRule(rule) ? pages.addressOf(`${rule}.md`) : undefined);
}
