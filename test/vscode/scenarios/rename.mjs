export const rename = {
  name: 'a user is renamed in the ACL and password files',
  async play(editor) {
    const { keyboard } = editor.page;
    await editor.cursorAtEndOf('user ana');
    await editor.until(
      'the box for the new name',
      () => keyboard.press('F2'),
      () => editor.page.locator('.rename-box input:visible'),
    );
    const box = editor.page.locator('.rename-box input:visible');
    await box.fill('maria');
    await box.press('Enter');
    await editor.line('user maria').waitFor();
    await editor.command('File: Save All');
    await editor.onDisk('acl', (text) => text.includes('user maria\n') && !text.includes('user ana'));
    await editor.onDisk('passwd', (text) => text.startsWith('maria:$7$') && text.includes('\nbruno:$7$'));
  },
};
