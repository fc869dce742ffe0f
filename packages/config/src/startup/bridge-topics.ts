import { notifications, notificationTopic } from '../catalogue/bridge.js';
import { bridgeTexts as texts } from '../texts/bridges.js';
import type { Start } from './start.js';

/**
 * 1.5.1 and 1.5.2 abort where a bridge subscribes or publishes on their side to a topic whose first level begins with `$`, other
 * than `$SYS` (sub__add, sub__messages_queue). They do so before they look the address up, whatever the `start_type`.
 */
export function checkBridgeTopics(start: Start): void {
  if (!start.isSince('1.5.1') || start.isSince('1.5.3')) return;
  const { bridges, release } = start.configuration;
  const help = texts.avoidTopicCrash;
  for (const { name: bridge, settings, topics } of bridges) {
    const finding = (topic: string) => ({
      code: 'bridge-topic-crash' as const,
      message: texts.topicCrash({ release: release.name, topic, bridge }),
      help,
      crashes: true as const,
    });
    for (const { pattern = '', localPrefix = '', direction, place } of topics) {
      const local = `${localPrefix}${pattern}`;
      if (direction !== 'in' && isUnknown(local))
        start.refuse({ ...finding(local), why: texts.topicCrashReason }, place);
    }
    const setting = settings.setting(notificationTopic);
    if (setting && settings.get(notifications) && isUnknown(setting.value))
      start.refuse({ ...finding(setting.value), why: texts.notificationCrashReason }, setting);
  }
}

/** Whether it begins with a level that the tree of subscriptions lacks (db__open). */
function isUnknown(topic: string): boolean {
  return topic.startsWith('$') && !/^\$SYS(\/|$)/.test(topic);
}
