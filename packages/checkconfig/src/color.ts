/** Whether to use colours: NO_COLOR and FORCE_COLOR first, then whether there is a terminal. */
export function usesColor(): boolean {
  if (process.env.NO_COLOR) return false;
  if (process.env.FORCE_COLOR) return true;
  return process.stdout.isTTY === true;
}
