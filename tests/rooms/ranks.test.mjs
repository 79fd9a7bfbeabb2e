// The rooms keep to their ranks. Run by node, through ctest.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check_sources, read_ranks } from './includes.mjs';

const project = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const ranks = read_ranks(readFileSync(join(project, 'cmake/rooms.cmake'), 'utf8'));
const fewest_includes = 200;

function every_kind_of_fault_is_caught() {
  const planted = {
    'base/up.cpp': ['#include "domain/json.hpp"', 'base (rank 0) may not use domain (rank 1)'],
    'domain/sideways.cpp': ['#  include "crypto/keys.hpp"', 'domain (rank 1) may not use crypto (rank 1)'],
    'store/angle.cpp': ['#include <app/model.hpp>', 'store (rank 2) may not use app (rank 3)'],
    'bundle/library.hpp': ['#include <sodium.h>', 'only crypto may use sodium.h'],
    'app/draws.cpp': ['#include <imgui.h>', 'only ui and platform may use imgui.h'],
    'app/deep/browser.cpp': ['#include <emscripten/emscripten.h>', 'Emscripten is known to platform only'],
    'ui/platform.cpp': ['#ifdef __EMSCRIPTEN__', '__EMSCRIPTEN__ belongs to src/platform and shell'],
    'ui/relative.cpp': ['#include "../base/id.hpp"', 'an include is written from src, not relative to the file'],
    'ui/bare.cpp': ['#include "widgets.hpp"', 'a quoted include names its room: "room/file.hpp"'],
    'nowhere/file.cpp': ['', 'not a room of cmake/rooms.cmake'],
  };
  const innocent = {
    'app/ok.cpp': '#include "app/model.hpp"\n#include "domain/json.hpp"\n#include <vector>\n',
    'platform/ok.cpp': '#include <emscripten.h>\n#ifdef __EMSCRIPTEN__\n#endif\n#include "generated/tokens.hpp"\n',
    'crypto/ok.cpp': '#include <sodium.h>\n',
  };
  const folder = mkdtempSync(join(tmpdir(), 'tributary-rooms-'));
  const write = (name, text) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  for (const [name, [line]] of Object.entries(planted)) write(name, `\n${line}\n`);
  for (const [name, text] of Object.entries(innocent)) write(name, text);
  const { faults } = check_sources(folder, ranks);
  rmSync(folder, { recursive: true });
  const expected = Object.entries(planted).map(([name, [line, fault]]) => (line ? `src/${name}:2: ${fault}` : `src/${dirname(name)}: ${fault}`));
  assert.deepEqual(faults.sort(), expected.sort());
}

function the_rooms_keep_to_their_ranks() {
  assert.equal(ranks.size, 11, 'the rank table of cmake/rooms.cmake was read whole');
  const { includes, files, faults } = check_sources(join(project, 'src'), ranks);
  console.log(`${includes} includes in ${files} files, ${faults.length} against the ranks`);
  for (const fault of faults) console.error(fault);
  assert.deepEqual(faults, []);
  assert.ok(includes >= fewest_includes, `expected at least ${fewest_includes} includes, read ${includes}`);
}

every_kind_of_fault_is_caught();
the_rooms_keep_to_their_ranks();
