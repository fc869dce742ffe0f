// The questions that commands ask on a terminal, built as a file of their own: only few runs need them.
export { confirm, input, password, select } from '@inquirer/prompts';
