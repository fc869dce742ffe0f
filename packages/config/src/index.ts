
export { type Directive, type Group, type Reload, type Repeat, type Scope, manualUrl } from './catalogue/directive.js';
export { directives, findDirective, knows, type Spelling, spellingsOf } from './catalogue/index.js';
export * from './configuration.js';
export * from './host.js';
export { readConfiguration } from './interpreter/index.js';
export { at, type ByRelease, compareReleases, parseRelease, type Release, since } from './release.js';
export { findTarget, latest, type NamedTarget, namedTargets, releases } from './releases.js';
export * from './report.js';
