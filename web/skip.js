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
  /** Shown are those that lead somewhere. */
  return () => {
    for (const link of links) link.hidden = link.dataset.to !== 'main' && !root.querySelector(link.dataset.to);
  };
}
