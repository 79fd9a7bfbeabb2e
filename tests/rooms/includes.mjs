// Reads every source under src/ against the rank table of cmake/rooms.cmake, and says what breaks the rules of the rooms:
// an include of a room of the same or a higher rank, a library used outside the room that owns it, the platform outside its place.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const platform_words = /\b(EM_JS|EM_ASM|EM_ASYNC_JS|__EMSCRIPTEN__|emscripten\w*|EMSCRIPTEN\w*|__linux__|__APPLE__|_WIN32)\b/;

// Where a library may be included; any other room goes through the room named here.
const owners = [
  { library: /^sodium(\.h|\/)/, rooms: ['crypto'] },
  { library: /^nlohmann\//, rooms: ['domain'] },
  { library: /^z(lib|conf)\.h/, rooms: ['archive'] },
  { library: /^tinyxml2\.h/, rooms: ['documents'] },
  { library: /^imgui/, rooms: ['ui', 'platform'] },
];

export function read_ranks(table) {
  const ranks = new Map();
  for (const [, rank, rooms] of table.matchAll(/^tributary_rank\((\d+) ([\w ]+)\)$/gm))
    for (const room of rooms.split(' ')) ranks.set(room, Number(rank));
  return ranks;
}

function include_fault(room, included, ranks) {
  const target = included.split('/')[0];
  if (included.startsWith('.')) return 'an include is written from src, not relative to the file';
  if (target === 'generated' || target === room) return null;
  const owner = owners.find(({ library }) => library.test(included));
  if (owner) return owner.rooms.includes(room) ? null : `only ${owner.rooms.join(' and ')} may use ${included}`;
  if (!ranks.has(target)) return null;
  return ranks.get(target) < ranks.get(room) ? null : `${room} (rank ${ranks.get(room)}) may not use ${target} (rank ${ranks.get(target)})`;
}

function check_line(room, line, ranks) {
  const [, quote, included] = line.match(/^\s*#\s*include\s*([<"])([^>"]+)[>"]/) ?? [];
  if (included) {
    if (/^emscripten/.test(included) && room !== 'platform') return { included, fault: 'Emscripten is known to platform only' };
    const fault = include_fault(room, included, ranks);
    const own = quote === '"' && !included.includes('/') ? 'a quoted include names its room: "room/file.hpp"' : null;
    return { included, fault: fault ?? own };
  }
  const word = room !== 'platform' && line.match(platform_words)?.[0];
  return { fault: word ? `${word} belongs to src/platform and shell` : null };
}

// check_sources(folder of the sources, ranks) -> { includes: how many were read, files, faults: ["file:line: what", …] }
export function check_sources(folder, ranks) {
  const found = { includes: 0, files: 0, faults: [] };
  for (const room of readdirSync(folder)) {
    const sources = readdirSync(join(folder, room), { recursive: true }).filter((name) => /\.(cpp|hpp|h|c)$/.test(name));
    if (sources.length > 0 && !ranks.has(room)) found.faults.push(`src/${room}: not a room of cmake/rooms.cmake`);
    for (const name of sources.sort()) {
      found.files += 1;
      readFileSync(join(folder, room, name), 'utf8').split('\n').forEach((line, index) => {
        const { included, fault } = check_line(room, line, ranks);
        if (included) found.includes += 1;
        if (fault) found.faults.push(`src/${room}/${name}:${index + 1}: ${fault}`);
      });
    }
  }
  return found;
}
