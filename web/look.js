// Colours: which look the person's device asks for, and the tokens for the browser's own controls.

// The order of Colour in src/ui/theme.hpp.
const tokens = [
  'ground', 'ground-2', 'ground-3', 'selected', 'line', 'control', 'ink', 'ink-2', 'accent', 'accent-hover', 'on-accent', 'danger', 'danger-soft',
  'warn', 'warn-soft', 'ok', 'ok-soft', 'mark', 'on-mark', 'focus', 'focus-gap', 'find',
];
const system = ['Canvas', 'CanvasText', 'LinkText', 'ButtonText', 'Highlight', 'HighlightText', 'Mark', 'GrayText'];

const hex = (colour) => '#' + [0, 8, 16].map((shift) => ((colour >>> shift) & 255).toString(16).padStart(2, '0')).join('');

export function showColours(colours) {
  tokens.forEach((token, at) => document.documentElement.style.setProperty('--' + token, hex(colours[at])));
}

function systemColours() {
  const probe = document.createElement('span');
  document.body.append(probe);
  const values = system.map((name) => {
    probe.style.color = name;
    const [red, green, blue] = getComputedStyle(probe).color.match(/\d+/g).map(Number);
    return (0xff000000 | (blue << 16) | (green << 8) | red) >>> 0;
  });
  probe.remove();
  return new Uint32Array(values);
}

// `choose(look)`: what the person wants, in the order of LookChoice in src/ui/theme.hpp; 0 asks the device.
export function followLook({ program, withBytes }, wake) {
  let choice = 0;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const more = matchMedia('(prefers-contrast: more)');
  const forced = matchMedia('(forced-colors: active)');
  const apply = () => {
    if (forced.matches) withBytes(new Uint8Array(systemColours().buffer), (at) => program._tributary_system_look(at));
    else program._tributary_look(choice ? choice - 1 : more.matches ? 2 : dark.matches ? 1 : 0);
    wake();
  };
  for (const query of [dark, more, forced]) query.addEventListener('change', apply);
  apply();
  const choose = (look) => {
    choice = look;
    apply();
  };
  return { choose };
}
