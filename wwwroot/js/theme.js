// The choice is kept in a cookie, so that the server can prerender it; without one the style sheet follows the system.
const year = 365 * 24 * 3600;

document.addEventListener('click', event => {
  const theme = event.target.closest?.('[data-set-theme]')?.dataset.setTheme;
  if (!theme) return;
  document.documentElement.dataset.theme = theme;
  document.cookie = `theme=${theme}; path=/; max-age=${year}; samesite=lax`;
  document.dispatchEvent(new Event('themechange'));
});

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => document.dispatchEvent(new Event('themechange')));
