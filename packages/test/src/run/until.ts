/** Waits until something is so. @param patience milliseconds, after which it gives up */
export async function until(isSo: () => boolean, patience: number): Promise<void> {
  for (const end = Date.now() + patience; !isSo() && Date.now() < end; )
    await new Promise((resolve) => setTimeout(resolve, 5));
}
