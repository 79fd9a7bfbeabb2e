// A document that is printed instead of the page: real elements, there only while the browser prints.

const id = 'paper';

export function removePaper() {
  document.getElementById(id)?.remove();
}

// `html` comes from src/ui/paper.cpp, which escapes everything in it.
export function printPaper(html) {
  removePaper();
  const paper = document.createElement('section');
  paper.id = id;
  paper.innerHTML = html;
  document.body.append(paper);
  // Where a browser does not say that it has printed, the next key or press takes the words away again.
  for (const done of ['afterprint', 'keydown', 'pointerdown', 'pagehide']) addEventListener(done, removePaper, { once: true, capture: true });
  setTimeout(() => print(), 0);
}
