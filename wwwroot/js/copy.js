// A button with data-copy copies the code of its figure and says so.
document.addEventListener('click', async event => {
  const figure = event.target.closest?.('[data-copy]')?.closest('figure');
  if (!figure) return;
  const said = figure.querySelector('[role="status"]');
  said.textContent = await copy(figure.querySelector('code')) ? 'Copied' : 'Selected: copy with the keyboard';
});

async function copy(code) {
  try {
    await navigator.clipboard.writeText(code.textContent);
    return true;
  } catch {
    // Without HTTPS browsers withhold the clipboard: the text is marked instead.
    getSelection().selectAllChildren(code);
    return document.execCommand('copy');
  }
}
