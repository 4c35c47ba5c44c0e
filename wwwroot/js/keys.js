// "/" goes to the search field; arrows move between the rows of the grid; Enter follows the row's link by itself.
const isTyping = element => element?.matches?.('input, textarea, select, [contenteditable]');
const rows = () => [...document.querySelectorAll('.grid-scroll .live-rows tr')].filter(row => row.querySelector('a'));

function move(event, step) {
  const all = rows();
  const from = all.indexOf(document.activeElement?.closest?.('tr'));
  const next = from < 0 ? all[0] : all[from + step];
  if (!next) return;
  event.preventDefault();
  next.querySelector('a').focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
}

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const active = document.activeElement;
  const search = document.querySelector('[data-search] input');
  if (event.key === '/' && search && !isTyping(active)) {
    event.preventDefault();
    search.focus();
    search.select();
  } else if (event.key === 'ArrowDown' && (active === search || active?.closest?.('.grid-scroll'))) {
    move(event, 1);
  } else if (event.key === 'ArrowUp' && active?.closest?.('.grid-scroll tr')) {
    move(event, -1);
  }
});
