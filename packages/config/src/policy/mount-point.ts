import { since } from '../release.js';
import type { ListenerPolicy } from './listener-policy.js';

type Mounted = Pick<ListenerPolicy, 'mountPoint' | 'release'>;

/** A topic of a listener's client as the broker knows it. */
export function mountedTopic({ mountPoint }: Mounted, topic: string): string {
  return mountPoint.value + topic;
}

/** Whether clients see the mount point in the topics of what they receive: 2.0.0 to 2.0.11 left it there (send__publish). */
export function showsMountPoint({ mountPoint, release }: Mounted): boolean {
  return mountPoint.value !== '' && since(release, '2.0') && !since(release, '2.0.12');
}

/** The topic of a message as a listener's client receives it. */
export function deliveredTopic(policy: Mounted, topic: string): string {
  const prefix = policy.mountPoint.value;
  return showsMountPoint(policy) || !topic.startsWith(prefix) ? topic : topic.slice(prefix.length);
}
