import type { AccessDecision, ConnectDecision, ListenerPolicy, Place } from '@mosquitto-conf/config';

/** The line that decides on a topic; where none does, the line that names the ACL file. */
export function accessPlace(
  policy: ListenerPolicy,
  { by, place, reason }: AccessDecision,
): Place | undefined {
  return by?.place ?? place ?? fileOf(policy, reason);
}

/** The line that decides on a connection; where none does, the line that names the file. */
export function connectPlace(policy: ListenerPolicy, { place, reason }: ConnectDecision): Place | undefined {
  return place ?? fileOf(policy, reason);
}

/** Reasons that concern a file as a whole, and which file that is. */
const files: Readonly<
  Partial<Record<ConnectDecision['reason'] | AccessDecision['reason'], 'acl' | 'passwords'>>
> = {
  'empty-acl': 'acl',
  'not-in-acl': 'acl',
  'nothing-grants': 'acl',
  'risky-name': 'acl',
  'user-unknown': 'passwords',
};

/** The line that names the file that a reason is about. */
export function fileOf(
  policy: ListenerPolicy,
  reason: ConnectDecision['reason'] | AccessDecision['reason'],
): Place | undefined {
  const file = files[reason];
  return file && policy[file]?.place;
}
