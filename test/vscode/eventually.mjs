/**
 * Asks again and again until the answer is yes.
 * @param what what is waited for, for the message when it does not come
 */
export async function eventually(what, ask, { patience = 30_000 } = {}) {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((done) => {
      setTimeout(done, 100);
    });
  }
}
