/** Why a symbol cannot be renamed, in one sentence. */
export class RenameRefused extends Error {
  override readonly name = 'RenameRefused';
}
