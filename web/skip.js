// Ways past what is always there: to the content, to the details when there are any, to the navigation. Seen while they have
// focus.

const stop = 'a[tabindex="0"], a:not([tabindex]), button:not([tabindex]), button[tabindex="0"]';

export function makeSkips(root) {
  const links = [...document.querySelectorAll('#skips button')];
  for (const link of links) {
    link.addEventListener('click', () => {
      const region = root.querySelector(link.dataset.to);
      const inside = link.dataset.to === 'nav' && region?.querySelector(stop);
      (inside || region)?.focus();
    });
  }
  const shown = () => links.filter((link) => !link.hidden);
  const reach = (at) => links.forEach((link) => { link.tabIndex = link === at ? 0 : -1; });
  // One tab stop, arrows between them.
  document.getElementById('skips').addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const to = step && shown()[shown().indexOf(event.target) + step];
    if (!to) return;
    event.preventDefault();
    reach(to);
    to.focus();
  });
  reach(links[0]);
  /** Shown are those that lead somewhere. */
  return () => {
    for (const link of links) link.hidden = link.dataset.to !== 'main' && !root.querySelector(link.dataset.to);
  };
}
