import type { SymbolKind } from '../symbol.js';
import { bridges } from './bridges.js';
import { directives } from './directives.js';
import { identities } from './identities.js';
import { listeners } from './listeners.js';
import { paths } from './paths.js';
import { plugins } from './plugins.js';
import { securityNames } from './security-names.js';
import { users } from './users.js';

/** Everything that can be gone to. */
export const symbolKinds: readonly SymbolKind[] = [
  users,
  identities,
  plugins,
  bridges,
  listeners,
  paths,
  directives,
  ...securityNames,
];
