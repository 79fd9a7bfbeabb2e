// What a screen reader would speak by itself: everything that the live regions of the page say, in order.

/** Begins to listen. */
export const listen = (page) => page.evaluate(() => {
  globalThis.heard = [];
  for (const region of document.querySelectorAll('[aria-live=polite], [aria-live=assertive], [role=alert]:not([aria-live=off])'))
    new MutationObserver(() => region.textContent && globalThis.heard.push(region.textContent.replaceAll('\u00a0', ' '))).observe(region, { childList: true, characterData: true, subtree: true });
});

/** What was spoken since. */
export const spoken = (page) => page.evaluate(() => globalThis.heard);
