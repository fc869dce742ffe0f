import { home } from './home.js';
import { production } from './production.js';
import type { ProfileTable } from './profile.js';
import { strict } from './strict.js';

export type { ProfileTable };

/** For whom rules count how, by name. */
export const profiles = { home, production, strict } as const satisfies Readonly<
  Record<string, ProfileTable>
>;

/** The name of a profile. */
export type Profile = keyof typeof profiles;
