/** A plugin does not start, and the release ends with a code of its own. */
export class PluginRefused extends Error {
  constructor(
    message: string,
    readonly exitCode: number,
  ) {
    super(message);
  }
}
