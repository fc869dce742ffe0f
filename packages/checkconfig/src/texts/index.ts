import type { AnyTexts } from '@mosquitto-conf/config/internal';
import { accessTexts } from './access.js';
import { aclTexts } from './acl.js';
import { activeTexts } from './active.js';
import { baselineTexts } from './baseline.js';
import { changedFilesTexts } from './changed-files.js';
import { clientOptionsTexts } from './client-options.js';
import { colorOptionsTexts } from './color-options.js';
import { commandLineTexts } from './command-line.js';
import { commonTexts } from './common.js';
import { completionTexts } from './completion.js';
import { coverageTexts } from './coverage.js';
import { decidableTexts } from './decidable.js';
import { diagramTexts } from './diagram.js';
import { diffTexts } from './diff.js';
import { effectiveTexts } from './effective.js';
import { explainTexts } from './explain.js';
import { failureTexts } from './failure.js';
import { findFilesTexts } from './find-files.js';
import { fixFilesTexts } from './fix-files.js';
import { formatTexts } from './format.js';
import { formatsTexts } from './formats.js';
import { helpTexts } from './help.js';
import { hostOptionsTexts } from './host-options.js';
import { initTexts } from './init.js';
import { lintTexts } from './lint.js';
import { lintFormatsTexts } from './lint-formats.js';
import { lspTexts } from './lsp.js';
import { passwdTexts } from './passwd.js';
import { progressTexts } from './progress.js';
import { readInputTexts } from './read-input.js';
import { runTexts } from './run.js';
import { settingsOptionsTexts } from './settings-options.js';
import { testTexts } from './test.js';
import { testFilesTexts } from './test-files.js';
import { upgradeTexts } from './upgrade.js';
import { watchTexts } from './watch.js';
import { writeFilesTexts } from './write-files.js';
import { wrongUseTexts } from './wrong-use.js';

/** Every group of texts of this package. */
export const texts: readonly AnyTexts[] = [
  accessTexts,
  aclTexts,
  activeTexts,
  baselineTexts,
  changedFilesTexts,
  clientOptionsTexts,
  colorOptionsTexts,
  commandLineTexts,
  commonTexts,
  completionTexts,
  coverageTexts,
  decidableTexts,
  diagramTexts,
  diffTexts,
  effectiveTexts,
  explainTexts,
  failureTexts,
  findFilesTexts,
  fixFilesTexts,
  formatTexts,
  formatsTexts,
  helpTexts,
  hostOptionsTexts,
  initTexts,
  lintTexts,
  lintFormatsTexts,
  lspTexts,
  passwdTexts,
  progressTexts,
  readInputTexts,
  runTexts,
  settingsOptionsTexts,
  testTexts,
  testFilesTexts,
  upgradeTexts,
  watchTexts,
  writeFilesTexts,
  wrongUseTexts,
];
