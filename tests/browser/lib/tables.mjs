// An agency's table of any length, the same bytes for the same arguments. Everything in it is invented.
const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const kinds = ['Home visit', 'Telephone call', 'Clinic contact', 'Meeting about the family', 'Letter after a missed appointment', 'Welfare check'];
const streets = ['Mill Lane', 'Quarry Bank', 'Tithe Street', 'Lantern Row', 'Orchard Way', 'Weir Road', 'Kestrel Close', 'Heron Walk'];
const present = ['mother', 'father', 'mother and father', 'grandmother', "mother's partner", 'aunt'];
const voices = ['', '', 'Not asked.', 'Said he likes his teacher.', 'Drew a house.', 'Said he was hungry.'];
const two = (number) => String(number).padStart(2, '0');

/** CSV with a heading and so many rows; ten years from 1 January 2005. */
export function tableOf(rows, start = Date.UTC(2005, 0, 1)) {
  const lines = ['Date,Time,Source,Worker,Event,Action taken,Child seen Y/N,Voice of child'];
  for (let row = 0; row < rows; row += 1) {
    const day = new Date(start + Math.floor((row * 3600) / rows) * 86400000);
    const date = `${two(day.getUTCDate())}/${two(day.getUTCMonth() + 1)}/${day.getUTCFullYear()}`;
    const who = present[(row * 7) % present.length];
    const event = `${kinds[row % kinds.length]} at ${1 + (row * 13) % 400} ${streets[(row * 3) % streets.length]}, ${days[row % 7]}. ${who} spoken to, number ${row + 1}.`;
    lines.push(`${date},${two(8 + row % 10)}:${two((row * 11) % 60)},Case note ${row + 1},Worker ${row % 17},"${event}",Next visit arranged.,${row % 3 ? 'Y' : 'N'},${voices[row % voices.length]}`);
  }
  return `${lines.join('\r\n')}\r\n`;
}
