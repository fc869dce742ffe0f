import { type Container, findTarget, isPathBelow, releases } from '@mosquitto-conf/config';

/** A container of the official image, before it is known which file describes it. */
export type DescribedContainer = Omit<Container, 'path'>;

const IMAGE = /^(?:\S+\/)?eclipse-mosquitto(?::([\w.-]+))?(?:@\S+)?$/;

/** The tag of a reference to the official image: empty where it has none, undefined where it is another image. */
export function officialTag(reference: string): string | undefined {
  const match = IMAGE.exec(reference);
  return match ? (match[1] ?? '') : undefined;
}

/** Whether a file or folder of this machine is in a container. */
export function contains({ mounts }: DescribedContainer, path: string): boolean {
  return mounts.some(({ source }) => source !== undefined && isPathBelow(path, source));
}

/** The release of a container's image, as a target: `2.0.22` of `2.0.22-openssl`; `2` is the newest that begins so. */
export function containerTarget({ tag = '' }: Container): string | undefined {
  const number = /^\d+(\.\d+){0,2}/.exec(tag)?.[0];
  if (number === undefined) return undefined;
  const newest = releases.findLast(({ name }) => name.startsWith(`${number}.`));
  const target = number.includes('.') ? number : newest?.name;
  return target !== undefined && findTarget(target) ? target : undefined;
}
