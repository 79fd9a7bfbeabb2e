// What the vault's test page reports, as events of the document.
addToLibrary({
  page_report__deps: ['$UTF8ToString'],
  page_report: (what, a, b) => {
    document.dispatchEvent(new CustomEvent('vault', { 'detail': { 'what': UTF8ToString(what), 'a': a, 'b': b } }));
  },
});
