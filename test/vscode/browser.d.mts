import type { Browser } from 'playwright-core';

/** Where it is; undefined on a machine without it. */
export const chromiumPath: string | undefined;

/** @param home a folder for what it writes */
export function startBrowser(home: string): Promise<Browser>;
