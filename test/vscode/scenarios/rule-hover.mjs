export const ruleHover = {
  name: 'the pointer on a mistake tells what, why and what to do',
  async play(editor, picture) {
    const popup = await editor.hover('allow_anonymus', 'Did you mean');
    await popup.getByText('unknown-directive').waitFor();
    await picture('hover');
    await editor.leaveHover();
  },
};
