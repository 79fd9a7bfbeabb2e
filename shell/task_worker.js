// The worker that does the heavy work, for src/platform/browser/task_worker.cpp. It is started at its first task, from
// the program's own compiled module (web/start.js), and thrown away when the vault locks or a task is stopped.
addToLibrary({
  // { worker, tickets }: null while there is none. A worker that failed is not tried again.
  $task_worker: null,
  $task_failed: false,

  // Whatever goes wrong, the tasks come back unanswered and are done here.
  $task_give_up__deps: ['$task_failed', '$task_worker'],
  $task_give_up: () => {
    const held = task_worker;
    task_failed = true;
    task_worker = null;
    if (!held) return;
    held.worker.terminate();
    for (const ticket of held.tickets) _task_answered(ticket, 0, 0);
  },

  $task_take__deps: ['$task_give_up', '$task_worker', 'malloc'],
  $task_take: (reply) => {
    const bytes = reply['answer'];
    if (!bytes) return task_give_up();
    task_worker.tickets.delete(reply['ticket']);
    const at = _malloc(bytes.length);
    HEAPU8.set(bytes, at);
    bytes.fill(0);
    _task_answered(reply['ticket'], at, bytes.length);
  },

  $task_start__deps: ['$task_give_up', '$task_take', '$task_worker'],
  $task_start: () => {
    const worker = new Worker('task-worker.js');
    task_worker = { worker, tickets: new Set() };
    worker.onmessage = (event) => task_worker && task_worker.worker == worker && task_take(event.data);
    worker.onerror = (event) => {
      event.preventDefault();
      if (task_worker && task_worker.worker == worker) task_give_up();
    };
    worker.postMessage({ 'module': Module['page']['module'] });
  },

  task_ask__deps: ['$task_failed', '$task_give_up', '$task_start', '$task_worker'],
  // `held`: the number of a file that stays where it is (web/files.js); 0: the file's bytes are here; -1: there is none.
  task_ask: (ticket, question, size, held, file, file_size) => {
    const here = () => setTimeout(() => _task_answered(ticket, 0, 0), 0);
    if (task_failed) return here();
    try {
      if (!task_worker) task_start();
      const bytes = HEAPU8.slice(question, question + size);
      const sent = held > 0 ? Module['page']['held'].get(held) : held == 0 ? HEAPU8.slice(file, file + file_size) : null;
      task_worker.worker.postMessage({ 'ticket': ticket, 'question': bytes, 'file': sent }, held == 0 ? [bytes.buffer, sent.buffer] : [bytes.buffer]);
      task_worker.tickets.add(ticket);
    } catch (error) {
      task_give_up();
      here();
    }
  },

  // In the worker: the file that came with the question, read at once.
  task_file_size: () => {
    const file = Module['page']['file'];
    return !file ? -1 : file instanceof Blob ? file.size : file.length;
  },

  task_file_read: (at, size, to) => {
    const file = Module['page']['file'];
    try {
      const bytes = file instanceof Blob ? new Uint8Array(new FileReaderSync().readAsArrayBuffer(file.slice(at, at + size))) : file.subarray(at, at + size);
      HEAPU8.set(bytes, to);
      return bytes.length == size ? 1 : 0;
    } catch {
      return 0; // gone, or changed since it was chosen
    }
  },

  task_stop__deps: ['$task_worker'],
  task_stop: () => {
    if (task_worker) task_worker.worker.terminate();
    task_worker = null;
  },
});
