import type { AccessScope } from '@mosquitto-conf/config';
import type { Project } from '../../project.js';
import { canonical } from '../canonical.js';

/** The files that name the users of a scope. */
function userFilesOf(project: Project, { passwords, acl, psk, listeners }: AccessScope): readonly string[] {
  const files = [passwords?.path, acl?.path];
  // Then a client goes by the identity of its key.
  if (
    project.policies.some(
      ({ listener, usernameSource }) => usernameSource.value === 'psk' && listeners.includes(listener),
    )
  )
    files.push(psk?.path);
  return files.flatMap((file) => (file === undefined ? [] : canonical(project, file)));
}

const known = new WeakMap<Project, ReadonlyMap<string, string>>();

/**
 * Which files name the same users, as an ACL file does with the password file beside it. Where two listeners share one of
 * their files, all of their files belong together.
 * @returns by file, a name for all that belong together
 */
export function communities(project: Project): ReadonlyMap<string, string> {
  let found = known.get(project);
  if (!found) {
    found = joined(project);
    known.set(project, found);
  }
  return found;
}

function joined(project: Project): ReadonlyMap<string, string> {
  const communities = new Map<string, string>();
  for (const scope of project.analysis.access) {
    const files = userFilesOf(project, scope);
    const [first] = files;
    if (first === undefined) continue;
    const name = communities.get(first) ?? first;
    for (const file of files) {
      const other = communities.get(file);
      communities.set(file, name);
      if (other === undefined || other === name) continue;
      for (const [member, community] of communities) if (community === other) communities.set(member, name);
    }
  }
  return communities;
}

/** The files that name the same users as this one for some listener. */
export function filesBeside(project: Project, file: string): ReadonlySet<string> {
  const beside = new Set<string>();
  for (const scope of project.analysis.access) {
    const files = userFilesOf(project, scope);
    if (files.includes(file)) for (const other of files) beside.add(other);
  }
  return beside;
}
