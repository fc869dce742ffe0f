import type { Project } from '../project.js';

/** One name for a file that the configuration names in several ways, such as `acl` and `./acl`. */
export function canonical(project: Project, file: string): string {
  const uri = project.uriOf(file);
  return (uri === undefined ? undefined : project.fileOf(uri)) ?? file;
}
