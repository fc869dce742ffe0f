export const outline = {
  name: 'the outline has listeners and bridges',
  async play(editor) {
    const row = (text) =>
      editor.page.locator('.quick-input-widget:visible .monaco-list-row', { hasText: text });
    await editor.until(
      'symbols are listed',
      async () => {
        await editor.page.keyboard.press('Escape');
        await editor.page.keyboard.press('Control+Shift+O');
      },
      () => row('1883').first(),
    );
    await row('garden').first().waitFor();
    await editor.page.keyboard.press('Escape');
  },
};
