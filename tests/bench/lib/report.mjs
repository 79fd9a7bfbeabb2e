// One measurement, one line of JSON: what was measured, the value and its unit, what it is compared with, and words for a reader.
//   {"name": …, "value": …, "unit": "ms", "goal": 50, "words": …}       `goal` is left out where none was set

export function report(name, value, unit, { goal, digits = 1, words } = {}) {
  const rounded = Number(value.toFixed(digits));
  console.log(JSON.stringify({ name, value: rounded, unit, ...(goal === undefined ? {} : { goal }), ...(words ? { words } : {}) }));
}
