// A file that the page gives while `press` is done: `{ name, bytes }`.
import { readFileSync } from 'node:fs';

export async function download(page, press) {
  const coming = page.waitForEvent('download');
  await press();
  const file = await coming;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}
