// Does one task after the other in another instance of the program, made from the module that the page compiled.
//
// first: { module: WebAssembly.Module }      then: { ticket, question: Uint8Array, file: File, Uint8Array or null }
// reply: { ticket, answer: Uint8Array }, or { ticket } when it could not be done here
importScripts('tributary.js');

const page = { file: null }; // what the program finds in Module['page']
let program;

function start(module) {
  return new Promise((started, failed) => {
    const instantiateWasm = (imports, done) => {
      WebAssembly.instantiate(module, imports).then((instance) => done(instance, module)).catch(failed);
      return {};
    };
    createTributary({ page, instantiateWasm }).then(started, failed);
  });
}

async function answer({ ticket, question, file }) {
  const tasks = await program;
  page.file = file;
  tasks.HEAPU8.set(question, tasks._task_question(question.length));
  question.fill(0);
  const size = tasks._task_do();
  if (file instanceof Uint8Array) file.fill(0);
  page.file = null;
  if (!size) return postMessage({ ticket });
  const at = tasks._task_answer();
  const bytes = tasks.HEAPU8.slice(at, at + size);
  tasks._task_forget();
  postMessage({ ticket, answer: bytes }, [bytes.buffer]);
}

onmessage = ({ data }) => {
  if (data.module) {
    program = start(data.module);
    program.catch(() => {}); // told when it is asked
  } else {
    answer(data).catch(() => postMessage({ ticket: data.ticket }));
  }
};
