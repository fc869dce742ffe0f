import { completion } from './completion.mjs';
import { definition } from './definition.mjs';
import { diagnostics } from './diagnostics.mjs';
import { diagram } from './diagram.mjs';
import { effective } from './effective.mjs';
import { formatting } from './formatting.mjs';
import { languages } from './languages.mjs';
import { outline } from './outline.mjs';
import { problems } from './problems.mjs';
import { quickFix } from './quick-fix.mjs';
import { rename } from './rename.mjs';
import { ruleHover } from './rule-hover.mjs';
import { rulePage } from './rule-page.mjs';
import { target } from './target.mjs';
import { testBroker } from './test-broker.mjs';
import { testExplorer } from './test-explorer.mjs';
import { upgrade } from './upgrade.mjs';
import { webFiles } from './web-files.mjs';
import { writing } from './writing.mjs';

/** In this order, each going on where the one before left off. */
export const scenarios = [
  diagnostics,
  problems,
  ruleHover,
  quickFix,
  completion,
  outline,
  definition,
  rename,
  formatting,
  target,
  rulePage,
  effective,
  diagram,
  testBroker,
  testExplorer,
  writing,
  languages,
  upgrade,
];

/** In the browser's own extension host. */
export const webScenarios = [diagnostics, webFiles, ruleHover, quickFix, rulePage];
