// Drives the vault of this page. Tests call `window.vault`; with ?drive the page saves for ever and tells the server
// what was acknowledged, until it is killed.
const program = await createVaultPage();
const reports = [];
const watchers = new Set();

document.addEventListener('vault', ({ detail }) => {
  reports.push(detail);
  for (const watch of watchers) watch();
});

/** Calls a function of the page; resolves with the first report after the call that `wanted` accepts. */
function ask(name, wanted, ...values) {
  const from = reports.length;
  return new Promise((resolve) => {
    const watch = () => {
      const found = reports.slice(from).find(wanted);
      if (!found) return;
      watchers.delete(watch);
      resolve(found);
    };
    watchers.add(watch);
    program['_' + name](...values);
    watch();
  });
}

const ended = (report) => ['open', 'broken', 'refused'].includes(report.what);
const vault = {
  program,
  reports,
  start: () => ask('page_start', ended),
  openWithPassphrase: () => ask('page_open_with_passphrase', ended),
  append: (first, count, size) =>
    ask('page_append', (r) => (r.what === 'saved' && r.a === first + count) || (r.what === 'failed' && r.b === first + count), first, count, size),
  retry: () => ask('page_retry', (r) => r.what === 'saved' || r.what === 'failed'),
  rewrap: () => ask('page_rewrap', (r) => r.what === 'rewrapped' || r.what === 'failed'),
  persist: () => ask('page_persist', (r) => r.what === 'persistence'),
  problem: (name) => program['_problem_' + name](),
};
window.vault = vault;

const post = (path, body) => fetch(path, { method: 'POST', body: JSON.stringify(body) });

// Three appends are always under way, of one record, of many, of many large ones; now and then the header changes too.
async function drive() {
  const opened = await vault.start();
  await post('/opened', opened);
  if (opened.what !== 'open') return;
  let next = opened.a;
  const save = async () => {
    for (;;) {
      const kind = Math.random();
      const count = kind < 0.8 ? 1 : kind < 0.98 ? 1 + Math.floor(Math.random() * 40) : 300;
      const first = next;
      next += count;
      const saved = await vault.append(first, count, Math.floor(Math.random() * (kind < 0.95 ? 1500 : 6000)));
      if (saved.what !== 'saved') return post('/failed', saved);
      post('/acknowledged', { records: saved.a });
      if (Math.random() < 0.05) await vault.rewrap();
    }
  };
  save();
  save();
  save();
}

if (new URLSearchParams(location.search).has('drive')) drive();
document.documentElement.dataset.ready = 'yes';
