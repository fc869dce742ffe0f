export const definition = {
  name: 'F12 goes to the ACL file',
  async play(editor) {
    await editor.cursorAtEndOf('acl_file');
    await editor.until(
      'the ACL file is in front',
      () => editor.page.keyboard.press('F12'),
      () => editor.line('user ana'),
    );
  },
};
