import type { BridgeTopic } from '@mosquitto-conf/config';
import { completionTexts as texts } from '../../texts/completion.js';
import type { Cursor } from '../cursor.js';
import type { Project } from '../project.js';

/** The users of the configuration's password files; those of one ACL file's listeners where that is named. */
export function knownUsers({ analysis }: Project, acl?: string): readonly string[] {
  const { access } = analysis;
  const near = acl === undefined ? [] : access.filter((scope) => scope.acl?.path === acl);
  const users = new Set<string>();
  for (const { passwords } of near.length > 0 ? near : access) {
    for (const user of passwords?.users.keys() ?? []) users.add(user);
  }
  return [...users];
}

/** Topics that some line names, but the cursor's own, with who names them. */
export function knownTopics({ document, line }: Cursor): ReadonlyMap<string, string> {
  const { project, file } = document;
  const { access, configuration } = project.analysis;
  const topics = new Map<string, string>();
  const elsewhere = (place: { readonly file: string; readonly line: number }) =>
    place.file !== file || place.line !== line;
  for (const { acl } of access) {
    if (!acl) continue;
    for (const entries of [...acl.users.values(), acl.anonymous, acl.patterns]) {
      for (const { filter, place } of entries) {
        if (elsewhere(place) && !topics.has(filter))
          topics.set(filter, project.say(texts.namedIn({ file: acl.path })));
      }
    }
  }
  for (const { name, topics: bridged } of configuration.bridges) {
    for (const topic of bridged) {
      const local = localFilter(topic);
      if (elsewhere(topic.place) && !topics.has(local))
        topics.set(local, project.say(texts.ofBridge({ name })));
    }
  }
  return topics;
}

/** What a bridge's topic is on this broker. */
function localFilter({ localPrefix = '', pattern = '' }: BridgeTopic): string {
  return localPrefix + pattern;
}
