import type { Rule } from '../../rule.js';
import { passwordFileEmpty } from './password-file-empty.js';
import { passwordFileLetsAllIn } from './password-file-lets-all-in.js';
import { passwordHashInvalid } from './password-hash-invalid.js';
import { passwordLineInvalid } from './password-line-invalid.js';
import { passwordMissing } from './password-missing.js';
import { passwordPlainText } from './password-plain-text.js';
import { passwordSchemeUnknown } from './password-scheme-unknown.js';
import { passwordTooLong } from './password-too-long.js';
import { passwordUserDuplicate } from './password-user-duplicate.js';
import { passwordUserEmpty } from './password-user-empty.js';
import { passwordUserTooLong } from './password-user-too-long.js';

/** What a password file says. */
export const passwordRules = [
  passwordFileEmpty,
  passwordFileLetsAllIn,
  passwordHashInvalid,
  passwordLineInvalid,
  passwordMissing,
  passwordPlainText,
  passwordSchemeUnknown,
  passwordTooLong,
  passwordUserDuplicate,
  passwordUserEmpty,
  passwordUserTooLong,
] as const satisfies readonly Rule[];
