import { github } from './github.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { pretty } from './pretty.js';
import { tap } from './tap.js';
import type { TestReporter } from './test-report.js';

/** The reporters of `checkconfig test`; the first is the usual one. */
export const testReporters: readonly TestReporter[] = [pretty, json, junit, github, tap];
