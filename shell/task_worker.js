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
  task_ask: (ticket, question, size) => {
    const here = () => setTimeout(() => _task_answered(ticket, 0, 0), 0);
    if (task_failed) return here();
    try {
      if (!task_worker) task_start();
      const bytes = HEAPU8.slice(question, question + size);
      task_worker.worker.postMessage({ 'ticket': ticket, 'question': bytes }, [bytes.buffer]);
      task_worker.tickets.add(ticket);
    } catch (error) {
      task_give_up();
      here();
    }
  },

  task_stop__deps: ['$task_worker'],
  task_stop: () => {
    if (task_worker) task_worker.worker.terminate();
    task_worker = null;
  },
});
