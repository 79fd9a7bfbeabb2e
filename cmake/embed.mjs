// Turns a file into a C++ header, so that it is compiled in.
// usage: node embed.mjs words|text|texts NAMESPACE NAME INPUT OUTPUT
//   words   a list of words (one a line, or a JavaScript module with the words in one template string): std::array<std::string_view, N>
//   text    the bytes of the file: std::string_view
//   texts   every .json file of a folder, without its blanks: std::array of pairs, name of the file and bytes, in the order of the names
import { readFileSync, readdirSync, writeFileSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const [kind, namespace, name, input, output] = process.argv.slice(2);

const words = (bytes) => {
  const text = bytes.toString('utf8');
  const list = (text.match(/`([^`]+)`/)?.[1] ?? text).split('\n').filter((word) => word !== '');
  const rows = list.map((word) => `    "${word}",`);
  return `#include <array>\n#include <string_view>\n\nnamespace ${namespace} {\n\n` +
    `inline constexpr std::array<std::string_view, ${list.length}> ${name}{\n${rows.join('\n')}\n};\n`;
};

const escaped = (byte) => {
  if (byte === 0x22 || byte === 0x5c) return `\\${String.fromCharCode(byte)}`;
  const plain = byte >= 0x20 && byte < 0x7f && byte !== 0x3f;  // a question mark could begin a trigraph
  return plain ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`;
};

// One literal a line of the file, so that the header reads like it.
const literals = (bytes) => {
  const lines = [];
  let line = '';
  for (const byte of bytes) {
    line += escaped(byte);
    if (byte === 0x0a || line.length > 4000) {
      lines.push(line);
      line = '';
    }
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines.map((each) => `    "${each}"`).join('\n');
};

const text = (bytes) =>
  `#include <string_view>\n\nnamespace ${namespace} {\n\n` +
  `inline constexpr std::string_view ${name}{\n${literals(bytes)},\n    ${bytes.length}};\n`;

const texts = (folder) => {
  const rows = readdirSync(folder).filter((file) => file.endsWith('.json')).sort().map((file) => {
    const bytes = Buffer.from(JSON.stringify(JSON.parse(readFileSync(join(folder, file), 'utf8'))));
    return `    {"${file.slice(0, -5)}", {\n${literals(bytes)},\n    ${bytes.length}}},`;
  });
  return `#include <array>\n#include <string_view>\n#include <utility>\n\nnamespace ${namespace} {\n\n` +
    `inline constexpr std::array<std::pair<std::string_view, std::string_view>, ${rows.length}> ${name}{{\n${rows.join('\n')}\n}};\n`;
};

const makers = { words, text, texts };
if (!makers[kind] || !output) {
  console.error('usage: node embed.mjs words|text|texts NAMESPACE NAME INPUT OUTPUT');
  process.exit(2);
}
mkdirSync(dirname(output), { recursive: true });
// A file may be longer than what every compiler must take as one literal; ours take it.
const longer = ['#pragma GCC diagnostic push\n#pragma GCC diagnostic ignored "-Woverlength-strings"\n', '#pragma GCC diagnostic pop\n'];
writeFileSync(output, `// Made by cmake/embed.mjs from ${basename(input)}.\n#pragma once\n${longer[0]}\n${makers[kind](kind === 'texts' ? input : readFileSync(input))}\n}  // namespace ${namespace}\n${longer[1]}`);
