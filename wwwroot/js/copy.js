// A button with data-copy copies the text of the element it names, and says so in the status beside it.
function select(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

async function copy(element) {
  try {
    await navigator.clipboard.writeText(element.textContent);
    return 'Copied';
  } catch {
    // Without HTTPS there is no clipboard: the text is selected for the viewer to copy.
    select(element);
    return 'Selected: press Ctrl+C';
  }
}

document.addEventListener('click', async event => {
  const button = event.target.closest?.('[data-copy]');
  const element = button && document.getElementById(button.dataset.copy);
  if (!element) return;
  const message = await copy(element);
  const status = button.parentElement.querySelector('.copy-status');
  if (!status) return;
  status.textContent = message;
  setTimeout(() => { status.textContent = ''; }, 4000);
});
