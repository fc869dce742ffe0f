export const target = {
  name: 'the status bar tells the release, and lets another be chosen',
  async play(editor, picture) {
    await editor.statusBar.filter({ hasText: '2.1.2' }).waitFor();
    await editor.statusBar.click();
    await editor.page
      .locator('.quick-input-widget:visible .monaco-list-row', { hasText: 'debian-12' })
      .first()
      .waitFor();
    await picture('target');
    await editor.page.keyboard.type('debian-12');
    await editor.choose('debian-12');
    await editor.statusBar.filter({ hasText: '2.0.11' }).waitFor();
    // It reads 10k as 10, and says nothing.
    await editor.showProblems();
    await editor.problem('takes a whole number').waitFor({ state: 'detached' });
    await editor.command('View: Toggle Panel Visibility');
  },
};
