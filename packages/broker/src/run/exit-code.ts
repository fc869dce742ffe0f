import { type Problem, type Release, since } from '@mosquitto-conf/config';

/** What the reference cannot make anything of (MOSQ_ERR_INVAL). */
export const CONFIGURATION = 3;
/** What start-up refuses otherwise. */
export const STARTUP = 1;
/** What it cannot open, from 2.0 (MOSQ_ERR_UNKNOWN). */
const UNOPENED = 13;

/** What the system refuses, from 2.1 (MOSQ_ERR_ERRNO). */
const REFUSED = 14;

/** What a reload cannot use of certificates, from 2.1 (MOSQ_ERR_TLS). */
const TLS = 8;

/** What ends for lack of memory for a hash table (`exit(-1)`, uthash_fatal). */
export const EXHAUSTED = 255;

/** With which code a release ends over a problem. */
export function exitCode({ stage, code }: Problem, release: Release): number {
  if (code === 'pid-file-unwritable') return since(release, '2.1') ? REFUSED : STARTUP;
  if (code === 'persistence-unreadable') return STARTUP;
  if (stage === 'config') return CONFIGURATION;
  if (!since(release, '2.0')) return STARTUP;
  if (code.startsWith('access-file-') || code === 'plugin-unloadable' || code === 'plugin-database-unusable')
    return UNOPENED;
  if (code === 'plugin-option-invalid') return CONFIGURATION;
  return /^(?:acl|password|psk-line|psk-key|file-plugin)-/.test(code) ? CONFIGURATION : STARTUP;
}

/** With which code a release ends over files that a reload cannot use. Those of access have the same as at a start. */
export function reloadExitCode(problem: Problem, release: Release): number {
  const code = exitCode(problem, release);
  return code === STARTUP ? TLS : code;
}
