import type { CommandDescription } from '../describe-commands.js';
import { bash } from './bash.js';
import { fish } from './fish.js';
import { zsh } from './zsh.js';

/** Makes a completion script of what the command line knows. */
export type CompletionScript = (commands: readonly CommandDescription[]) => string;

export const scripts: Readonly<Record<string, CompletionScript>> = { bash, zsh, fish };
