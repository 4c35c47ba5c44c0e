// Blazor tells the dialog how reconnecting goes; here it is opened, closed, and its buttons work.
const dialog = document.getElementById('components-reconnect-modal');

dialog?.addEventListener('components-reconnect-state-changed', event => {
  const state = event.detail.state;
  if (state === 'hide') dialog.close();
  else if (!dialog.open) dialog.showModal();
  if (state === 'failed') document.addEventListener('visibilitychange', tryWhenSeen);
});

document.getElementById('reconnect-again')?.addEventListener('click', tryAgain);
document.getElementById('reconnect-reload')?.addEventListener('click', () => location.reload());

async function tryAgain() {
  document.removeEventListener('visibilitychange', tryWhenSeen);
  try {
    if (await Blazor.reconnect()) return;
    if (await Blazor.resumeCircuit?.()) dialog.close();
    else location.reload();
  } catch {
    document.addEventListener('visibilitychange', tryWhenSeen);
  }
}

function tryWhenSeen() {
  if (document.visibilityState === 'visible') tryAgain();
}
